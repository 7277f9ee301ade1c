import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check, CloudOff, Columns3, Hourglass, NotebookPen } from 'lucide-react';
import { nowOnPage } from '../../../app/clock.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import css from './desk.module.css';
import { progressOf } from './grid-figures.ts';
import type { OutboxState } from './outbox.ts';
import type { DeskParts, OpenDialog } from './rating-desk.tsx';

export interface DeskHeadProps extends DeskParts {
  readonly onOpen: (dialog: OpenDialog) => void;
}

/** What is rated, how far it has come, whether it is saved, and what the sitting is about. */
export function DeskHead({ grid, rating, onOpen }: DeskHeadProps) {
  const { t, i18n } = useLingui();
  const { sitting, outbox, column } = rating;
  const competency = grid.columns[column];
  const day = i18n.date(nowOnPage(), { month: 'short', day: 'numeric' });
  const purpose = sitting.purpose === 'formative' ? t`formative` : t`summative`;
  return (
    <div className={css['head']}>
      <PageTitle
        title={competency?.title ?? grid.title}
        after={`${grid.title}, ${day}`}
        actions={
          <>
            <SavedState outbox={outbox} onTry={rating.wake} />
            <Button icon={NotebookPen} keyName="K" onClick={() => onOpen('work')}>
              {t`${sitting.context}, ${purpose}`}
            </Button>
            <Button icon={Columns3} keyName="C" onClick={() => onOpen('columns')}>
              {t`Columns`}
            </Button>
            <ButtonLink to="/today" variant="main" className={css['finish']}>
              {t`Finish`}
            </ButtonLink>
          </>
        }
      >
        <ProgressLine {...{ grid, rating }} />
      </PageTitle>
    </div>
  );
}

function ProgressLine({ grid, rating }: Pick<DeskParts, 'grid' | 'rating'>) {
  const competencyId = grid.columns[rating.column]?.id ?? '';
  const people = grid.rows.map(({ person }) => person.id);
  const { learners, rated, missed, excused, other, left } = progressOf(rating.sitting, people, competencyId);
  const { presses } = rating.sitting;
  return (
    <>
      <Plural value={learners} one="# learner." other="# learners." />{' '}
      <strong>
        <Trans>
          {rated} rated, {missed} missed, {excused} excused,
        </Trans>{' '}
        {other > 0 ? <Plural value={other} one="# other," other="# other," /> : null}{' '}
        <Plural value={left} one="# to go." other="# to go." />
      </strong>{' '}
      {presses > 0 ? (
        <Plural value={presses} one="# key press so far." other="# key presses so far." />
      ) : null}
    </>
  );
}

/** Saved, saving, or waiting and why. Losing the network is calm: what waits is safe. */
export function SavedState({ outbox, onTry }: { readonly outbox: OutboxState; readonly onTry: () => void }) {
  const { t } = useLingui();
  const { unsent, hold } = outbox;
  const waiting = <Plural value={unsent} one="# waiting" other="# waiting" />;
  return (
    <span className={css['saved']} role="status" data-hold={hold ?? undefined}>
      {hold === null && unsent === 0 ? (
        <>
          <Icon shape={Check} size={18} /> {t`Saved as you type`}
        </>
      ) : hold === null ? (
        <>
          <Icon shape={Hourglass} size={18} /> {unsent > 1 ? waiting : t`Saving`}
        </>
      ) : (
        <>
          <Icon shape={CloudOff} size={18} />
          <span>
            {waiting}, {hold === 'signed_out' ? t`sign in again to send` : t`kept safe on this device`}
          </span>
          <Button variant="quiet" onClick={onTry}>
            {t`Try now`}
          </Button>
        </>
      )}
    </span>
  );
}
