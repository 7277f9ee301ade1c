import type { Trail } from '@cairn/contract';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { firstName } from '../../app/first-name.ts';
import { useLevelText } from '../../ui/mark-words.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import type { LevelChange } from './level-changes.ts';
import css from './trail.module.css';

export interface TrailHeadProps {
  readonly trail: Trail;
  readonly own: boolean;
  readonly changes: readonly LevelChange[];
}

/** A greeting, one sentence with live figures, and what has just moved. */
export function TrailHead({ trail, own, changes }: TrailHeadProps) {
  const { t } = useLingui();
  const { counts, nextSteps } = trail;
  const { mastered, open, ahead } = counts;
  const name = own ? firstName(trail.person) : trail.person.name;
  const steps = nextSteps.length;
  const ownTitle = steps === 1 ? t`Hi ${name}. One step is ready.` : t`Hi ${name}. ${steps} steps are ready.`;
  const title = own ? (steps === 0 ? t`Hi ${name}.` : ownTitle) : t`The trail of ${name}`;
  return (
    <>
      <PageTitle title={title}>
        <strong>
          <Plural
            value={mastered}
            _0="No cairn is built yet."
            one="# cairn is built."
            other="# cairns are built."
          />
        </strong>{' '}
        <Trans>
          <Plural value={open} one="# place is open now" other="# places are open now" />, and{' '}
          <Plural value={ahead} one="# comes later." other="# come later." />
        </Trans>
      </PageTitle>
      <div role="status" className={css['moved']}>
        {changes.map((change) => (
          <MovedLine key={`${change.id} ${change.level}`} change={change} />
        ))}
      </div>
    </>
  );
}

function MovedLine({ change }: { readonly change: LevelChange }) {
  const levelText = useLevelText();
  const { title } = change;
  const level = levelText(change.level);
  return (
    <p>
      {change.mastered ? (
        <Trans>
          New: {title} is at {level} of 4 now, and mastered.
        </Trans>
      ) : (
        <Trans>
          New: {title} is at {level} of 4 now.
        </Trans>
      )}
    </p>
  );
}
