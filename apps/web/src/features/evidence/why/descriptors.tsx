import type { Explanation } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { CairnMark } from '../../../ui/cairn-mark.tsx';
import { useLevelText } from '../../../ui/mark-words.ts';
import css from './why.module.css';

export interface DescriptorsProps {
  readonly descriptors: Explanation['competency']['descriptors'];
  readonly level: number | null;
  readonly own: boolean;
}

/** The level whose words fit: the highest described one that is reached; null below all of them. */
export function currentDescriptor(described: readonly number[], level: number | null): number | null {
  if (level === null) return null;
  return described.filter((value) => value <= level).toSorted((a, b) => b - a)[0] ?? null;
}

/** What each level looks like, in the framework's words, with the present one marked. */
export function Descriptors({ descriptors, level, own }: DescriptorsProps) {
  const { t } = useLingui();
  const levelText = useLevelText();
  const current = currentDescriptor(
    descriptors.map((entry) => entry.level),
    level,
  );
  if (descriptors.length === 0) return null;
  const here = own ? t`You are here` : t`Here now`;
  const past = own ? t`You are past this` : t`Past this`;
  return (
    <section aria-label={t`What each level looks like`}>
      <ul className={css['descriptors']}>
        {descriptors.map((entry) => {
          const isCurrent = entry.level === current;
          return (
            <li key={entry.level} className={css['descriptor']} data-current={isCurrent}>
              <CairnMark level={entry.level} size={32} label="" />
              <p>
                <strong>{levelText(entry.level)}</strong>{' '}
                {isCurrent ? (
                  <strong className={css['here']}>{entry.level === level ? here : past}</strong>
                ) : null}
                <span className={css['statement']}>{entry.statement}</span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
