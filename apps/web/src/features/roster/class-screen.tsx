import { Plural, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Grid3x3 } from 'lucide-react';
import { type Answer, endpointQuery } from '../../api/call.ts';
import { Asked } from '../../app/asked.tsx';
import { Screen } from '../../app/screen.tsx';
import { useAbility } from '../../app/session.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { SaidOnly } from '../../ui/said-only.tsx';
import css from './roster.module.css';

type ClassRead = Answer<'class.read'>;
type Learner = ClassRead['learners'][number];

/** One class: who teaches it, who learns in it, and the way to each of them. */
export function ClassScreen() {
  const { t } = useLingui();
  const { classId } = useParams({ from: '/frame/classes/$classId' });
  const found = useQuery(endpointQuery('class.read', { params: { classId } }));
  return (
    <Asked question={found} title={t`Class`}>
      {(answer) => <ClassPage about={answer} />}
    </Asked>
  );
}

function ClassPage({ about }: { readonly about: ClassRead }) {
  const { t } = useLingui();
  const leads = useAbility('school.overview');
  const columns = useColumns();
  const facts = [
    about.code,
    about.subjects.join(', '),
    about.periods.length > 0 ? t`period ${about.periods.join(', ')}` : null,
    about.location,
  ];
  return (
    <Screen>
      <nav aria-label={t`You are here`} className={css['crumbs']}>
        {leads ? (
          <Link to="/schools/$orgId" params={{ orgId: about.school.id }}>
            {about.school.name}
          </Link>
        ) : (
          <span>{about.school.name}</span>
        )}
      </nav>
      <PageTitle
        title={about.title}
        actions={
          <ButtonLink
            to="/classes/$classId/rate"
            params={{ classId: about.id }}
            icon={Grid3x3}
            variant="main"
          >
            {t`Open the grid`}
          </ButtonLink>
        }
      >
        <Plural value={about.learners.length} one="# learner." other="# learners." />{' '}
        {facts.filter(Boolean).join(' · ')}
      </PageTitle>
      <p>
        {about.facilitators.length === 0 ? (
          t`Nobody teaches this class by the roster.`
        ) : (
          <>
            {t`Taught by`}{' '}
            {about.facilitators.map(({ id, name }, at) => (
              <span key={id}>
                {at > 0 ? ', ' : ''}
                <Link to="/people/$personId" params={{ personId: id }}>
                  {name}
                </Link>
              </span>
            ))}
          </>
        )}
      </p>
      <DataTable
        caption={t`Learners`}
        captionHidden
        columns={columns}
        rows={about.learners}
        rowKey={({ id }) => id}
        empty={t`No learners in this class now`}
        dense
      />
    </Screen>
  );
}

function useColumns(): readonly Column<Learner>[] {
  const { t } = useLingui();
  return [
    { key: 'name', header: t`Learner`, cell: ({ sortName }) => sortName },
    { key: 'grade', header: t`Grade`, cell: ({ grade }) => grade ?? '' },
    {
      key: 'trail',
      header: t`Trail`,
      cell: ({ id, name }) => (
        <Link to="/learners/$personId/trail" params={{ personId: id }}>
          {t`Open the trail`} <SaidOnly>{name}</SaidOnly>
        </Link>
      ),
    },
    {
      key: 'person',
      header: t`Person`,
      cell: ({ id, name }) => (
        <Link to="/people/$personId" params={{ personId: id }}>
          {t`Account and contacts`} <SaidOnly>{name}</SaidOnly>
        </Link>
      ),
    },
  ];
}
