import type { Grid } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Asked } from '../../../app/asked.tsx';
import { Screen } from '../../../app/screen.tsx';
import { useAbility, useOwnId } from '../../../app/session.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { StateCard } from '../../../ui/state-card.tsx';
import { CompetencyPicker } from './competency-picker.tsx';
import { GridLoading } from './grid-loading.tsx';
import { RatingDesk } from './rating-desk.tsx';
import { type ClassGrid, useClassGrid } from './use-class-grid.ts';

/** The rating grid of one class: the screen that staff use most. */
export function RateScreen() {
  const { t } = useLingui();
  const { classId } = useParams({ from: '/frame/classes/$classId/rate' });
  const { competency, learner } = useSearch({ from: '/frame/classes/$classId/rate' });
  const classGrid = useClassGrid(classId, competency);
  const raterId = useOwnId();
  return (
    <Asked question={classGrid.question} title={t`Rate`} width="wide" loading={<GridLoading />}>
      {(grid) => (
        <LoadedGrid
          key={classId}
          {...{
            grid,
            classGrid,
            raterId: raterId ?? '',
            firstCompetencyId: competency,
            firstPersonId: learner,
          }}
        />
      )}
    </Asked>
  );
}

interface LoadedGridProps {
  readonly grid: Grid;
  readonly classGrid: ClassGrid;
  readonly raterId: string;
  readonly firstPersonId: string | undefined;
}

function LoadedGrid({ grid, classGrid, raterId, firstPersonId }: LoadedGridProps) {
  const mayRate = useAbility('rating.write');
  if (grid.rows.length === 0) return <NoLearners grid={grid} />;
  if (grid.columns.length === 0) return <NoColumns grid={grid} classGrid={classGrid} />;
  return <RatingDesk {...{ grid, classGrid, raterId, mayRate, firstPersonId }} />;
}

function NoLearners({ grid }: { readonly grid: Grid }) {
  const { t } = useLingui();
  return (
    <Screen>
      <PageTitle title={grid.title} />
      <StateCard
        kind="empty"
        title={t`No learners in this class now`}
        action={<ButtonLink to="/rate">{t`Choose another class`}</ButtonLink>}
      >
        <p>{t`Learners come with the roster of your school. When they are enrolled, they stand here.`}</p>
      </StateCard>
    </Screen>
  );
}

function NoColumns({ grid, classGrid }: { readonly grid: Grid; readonly classGrid: ClassGrid }) {
  const { t } = useLingui();
  const [picking, setPicking] = useState(false);
  return (
    <Screen>
      <PageTitle title={grid.title} />
      <StateCard
        kind="empty"
        title={t`Choose what to rate`}
        action={
          <Button variant="main" onClick={() => setPicking(true)}>
            {t`Choose skills`}
          </Button>
        }
      >
        <p>{t`No skill fits the subject and grade of this class by itself. You can choose any skill of your frameworks.`}</p>
      </StateCard>
      {picking ? (
        <CompetencyPicker
          grid={grid}
          classGrid={classGrid}
          onClose={() => setPicking(false)}
          onAdded={() => undefined}
        />
      ) : null}
    </Screen>
  );
}
