import { useLingui } from '@lingui/react/macro';
import type { Answer } from '../../api/call.ts';
import css from './schools.module.css';

type Line = Answer<'school.overview'>['items'][number];
type Hidden = NonNullable<Line['learners']['hidden']>;

/** A count of people, or the hatched place of a hidden one. */
export function CountCell({ count }: { readonly count: Line['learners'] }) {
  const { i18n } = useLingui();
  if (count.shown === null) return <HiddenCell why={count.hidden ?? 'small'} />;
  return <strong>{i18n.number(count.shown)}</strong>;
}

/** A share in percent; close to nothing or to everybody it is only bounded, so that nobody is singled out. */
export function ShareCell({ share }: { readonly share: Line['mastering'] }) {
  const { t, i18n } = useLingui();
  if (share.percent === null) {
    if (share.hidden === null) return <span className={css['quiet']}>{t`no learners`}</span>;
    return <HiddenCell why={share.hidden} />;
  }
  const percent = i18n.number(share.percent / 100, { style: 'percent' });
  if (share.bound === 'at_most') return <strong>{t`at most ${percent}`}</strong>;
  if (share.bound === 'at_least') return <strong>{t`at least ${percent}`}</strong>;
  return <strong>{percent}</strong>;
}

function HiddenCell({ why }: { readonly why: Hidden }) {
  const { t } = useLingui();
  return (
    <span className={css['hidden']}>
      <span>{why === 'small' ? t`fewer than 10` : t`guards a hidden one`}</span>
    </span>
  );
}
