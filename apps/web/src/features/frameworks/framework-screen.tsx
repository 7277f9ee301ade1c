import { Plural, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type Answer, call, endpointQuery } from '../../api/call.ts';
import { problemOf } from '../../api/problem.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { useAbility } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemCard } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/state-card.tsx';
import { depthsOf } from './depths.ts';
import css from './frameworks.module.css';
import { ItemList } from './item-list.tsx';
import { MarkTypes } from './mark-types.tsx';

export type Framework = Answer<'framework.read'>;

/** One framework: its items in the order of the tree, and which types of them can be rated. */
export function FrameworkScreen() {
  const { t } = useLingui();
  const { frameworkId } = useParams({ from: '/frame/frameworks/$frameworkId' });
  const framework = useQuery(endpointQuery('framework.read', { params: { frameworkId } }));
  return (
    <Asked question={framework} title={t`Framework`}>
      {(answer) => <FrameworkPage key={answer.id} framework={answer} />}
    </Asked>
  );
}

function FrameworkPage({ framework }: { readonly framework: Framework }) {
  const { t } = useLingui();
  const { rateableCount, competencyCount, prerequisiteCount } = framework;
  return (
    <Screen>
      <nav aria-label={t`You are here`} className={css['crumbs']}>
        <Link to="/frameworks">{t`Frameworks`}</Link>
      </nav>
      <PageTitle title={framework.title}>
        <Plural value={rateableCount} one="# skill to rate," other="# skills to rate," />{' '}
        <Plural value={competencyCount} one="# item in all," other="# items in all," />{' '}
        <Plural value={prerequisiteCount} one="# link between them" other="# links between them" />
      </PageTitle>
      <div className={css['columns']}>
        <Items frameworkId={framework.id} />
        <Types framework={framework} />
      </div>
    </Screen>
  );
}

function Types({ framework }: { readonly framework: Framework }) {
  const { t } = useLingui();
  const mayMark = useAbility('framework.mark_types');
  const basis = {
    precedes_types: t`Cairn proposed these, since they are linked by what comes before what.`,
    leaves: t`Cairn proposed these, since nothing stands below them.`,
    person: t`A person chose these.`,
  };
  return (
    <Card title={t`What can be rated`} tight>
      <p className={css['quiet']}>{basis[framework.rateableBasis]}</p>
      {mayMark ? (
        <MarkTypes key={framework.version} framework={framework} />
      ) : (
        <ul className={css['types']}>
          {framework.types.map(({ type, count, rateable }) => (
            <li key={type ?? ''}>
              <span>
                {type ?? t`without a type`} ({count})
              </span>
              <strong>{rateable ? t`rated` : t`not rated`}</strong>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Items({ frameworkId }: { readonly frameworkId: string }) {
  const { t, i18n } = useLingui();
  const items = useInfiniteQuery({
    queryKey: ['framework.items', 'pages', frameworkId, i18n.locale],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call('framework.items', {
        params: { frameworkId },
        query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });
  if (items.isPending) {
    return (
      <Card>
        <Skeleton lines={8} />
      </Card>
    );
  }
  if (items.isError) {
    return <ProblemCard problem={problemOf(items.error)} onRetry={() => void items.refetch()} />;
  }
  const rows = items.data.pages.flatMap((page) => page.items);
  return (
    <section className={css['items']} aria-label={t`Items of the framework`}>
      <ItemList rows={depthsOf(rows)} />
      {items.hasNextPage ? (
        <div>
          <Button busy={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
            {t`Show more`}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
