import { Plural, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type Answer, call, endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import css from './roster.module.css';

type ClassCard = Answer<'class.list'>['items'][number];

/** The classes of one school, for those who lead it. */
export function SchoolScreen() {
  const { t, i18n } = useLingui();
  const { orgId } = useParams({ from: '/frame/schools/$orgId' });
  const schools = useQuery(endpointQuery('school.list'));
  const classes = useInfiniteQuery({
    queryKey: ['class.list', 'pages', orgId, i18n.locale],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call('class.list', {
        query: { schoolId: orgId, limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });
  const name = schools.data?.items.find(({ id }) => id === orgId)?.name ?? t`School`;
  return (
    <Asked question={classes} title={name}>
      {({ pages }) => (
        <Classes
          name={pages[0]?.items[0]?.school.name ?? name}
          items={pages.flatMap(({ items }) => items)}
          more={classes.hasNextPage ? () => void classes.fetchNextPage() : null}
          busy={classes.isFetchingNextPage}
        />
      )}
    </Asked>
  );
}

interface ClassesProps {
  readonly name: string;
  readonly items: readonly ClassCard[];
  readonly more: (() => void) | null;
  readonly busy: boolean;
}

function Classes({ name, items, more, busy }: ClassesProps) {
  const { t } = useLingui();
  const columns = useColumns();
  return (
    <Screen>
      <nav aria-label={t`You are here`} className={css['crumbs']}>
        <Link to="/schools">{t`Schools`}</Link>
      </nav>
      <PageTitle title={name}>
        <Plural value={items.length} one="# class runs now." other="# classes run now." />
      </PageTitle>
      {items.length === 0 ? (
        <StateCard kind="empty" title={t`No class runs at this school now`}>
          <p>{t`Classes come with the roster of your school. They stand here from their first day on.`}</p>
        </StateCard>
      ) : (
        <DataTable
          caption={t`Classes`}
          captionHidden
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          dense
        />
      )}
      {more === null ? null : (
        <div>
          <Button busy={busy} onClick={more}>{t`Show more`}</Button>
        </div>
      )}
    </Screen>
  );
}

function useColumns(): readonly Column<ClassCard>[] {
  const { t } = useLingui();
  return [
    {
      key: 'title',
      header: t`Class`,
      cell: ({ id, title }) => (
        <Link to="/classes/$classId" params={{ classId: id }}>
          {title}
        </Link>
      ),
    },
    { key: 'code', header: t`Code`, cell: ({ code }) => code ?? '' },
    { key: 'subjects', header: t`Subjects`, cell: ({ subjects }) => subjects.join(', ') },
    { key: 'grades', header: t`Grades`, cell: ({ grades }) => grades.join(', ') },
    { key: 'periods', header: t`Periods`, cell: ({ periods }) => periods.join(', ') },
    { key: 'room', header: t`Room`, cell: ({ location }) => location ?? '' },
    { key: 'learners', header: t`Learners`, align: 'end', cell: ({ learnerCount }) => learnerCount },
  ];
}
