import type { Explanation } from '@cairn/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { nowOnPage } from '../../../app/clock.ts';
import css from './why.module.css';

/** Which moment this page speaks of, and whether the replay agrees with what is stored. */
export function AsOfNote({ explanation }: { readonly explanation: Explanation }) {
  const { t, i18n } = useLingui();
  const { asOf, person, competency, replayed, rule } = explanation;
  const moment = i18n.date(asOf ?? nowOnPage(), { dateStyle: 'long', timeStyle: 'short' });
  const version = i18n.number(rule.version);
  return (
    <p className={css['quiet']}>
      {asOf === null ? t`As of ${moment}.` : t`This looks back: as of ${moment}.`}{' '}
      {t`Rule ${rule.id}, version ${version}.`}{' '}
      {asOf === null ? null : (
        <Link
          to="/learners/$personId/competencies/$competencyId"
          params={{ personId: person.id, competencyId: competency.id }}
        >
          {t`Show today`}
        </Link>
      )}
      {replayed ? null : (
        <strong>
          {' '}
          <Trans>The stored level differs from this one. The people who look after Cairn can see it.</Trans>
        </strong>
      )}
    </p>
  );
}
