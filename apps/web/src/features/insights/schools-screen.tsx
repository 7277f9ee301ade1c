import { Plural, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Shield } from 'lucide-react';
import { type Answer, endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { CountCell, ShareCell } from './protected-cell.tsx';
import css from './schools.module.css';

type Overview = Answer<'school.overview'>;
type SchoolLine = Overview['items'][number];

/** The schools of a leader, with figures that give nobody away. */
export function SchoolsScreen() {
  const { t } = useLingui();
  const overview = useQuery(endpointQuery('school.overview'));
  return (
    <Asked question={overview} title={t`Schools`}>
      {(answer) => <Schools overview={answer} />}
    </Asked>
  );
}

function Schools({ overview }: { readonly overview: Overview }) {
  const { t, i18n } = useLingui();
  const columns = useColumns();
  const { items, learners } = overview;
  const since = i18n.date(overview.since, { month: 'long', day: 'numeric', year: 'numeric' });
  if (items.length === 0) {
    return (
      <Screen>
        <PageTitle title={t`Schools`} />
        <StateCard kind="empty" title={t`No school yet`}>
          <p>{t`Schools come with the roster. When it is loaded, each school stands here with its figures.`}</p>
        </StateCard>
      </Screen>
    );
  }
  const hides = items.some((line) =>
    [line.learners, line.withRecentEvidence, line.mastering].some(({ hidden }) => hidden !== null),
  );
  return (
    <Screen>
      <PageTitle title={t`Schools`}>
        {learners.shown === null ? null : (
          <strong>
            <Plural value={learners.shown} one="# learner" other="# learners" />{' '}
          </strong>
        )}
        <Plural value={items.length} one="in # school." other="in # schools." />{' '}
        {t`What was mastered counts from ${since}.`}
      </PageTitle>
      <DataTable
        caption={t`How many learners have fresh evidence, and how many master something, by school`}
        columns={columns}
        rows={items}
        rowKey={({ school }) => school.id}
      />
      <p className={css['shield']}>
        <Icon shape={Shield} size={18} />
        <span>
          {hides
            ? t`A figure is hidden where fewer than 10 people stand behind it, or where it would give a hidden one away.`
            : t`A figure would be hidden where fewer than 10 people stand behind it, or where it would give a hidden one away.`}{' '}
          {t`A learner of two schools counts in both.`}
        </span>
      </p>
    </Screen>
  );
}

function useColumns(): readonly Column<SchoolLine>[] {
  const { t } = useLingui();
  return [
    {
      key: 'school',
      header: t`School`,
      cell: ({ school, mayOpen }) =>
        mayOpen ? (
          <Link to="/schools/$orgId" params={{ orgId: school.id }}>
            {school.name}
          </Link>
        ) : (
          school.name
        ),
    },
    {
      key: 'learners',
      header: t`Learners`,
      align: 'end',
      cell: (line) => <CountCell count={line.learners} />,
    },
    {
      key: 'recent',
      header: t`With evidence in the past 30 days`,
      align: 'end',
      cell: (line) => <ShareCell share={line.withRecentEvidence} />,
    },
    {
      key: 'mastering',
      header: t`Mastered something this year`,
      align: 'end',
      cell: (line) => <ShareCell share={line.mastering} />,
    },
  ];
}
