import type { Grid } from '@cairn/contract';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { CompetencyPicker } from './competency-picker.tsx';
import css from './desk.module.css';
import { DeskHead } from './desk-head.tsx';
import { DeskKeys } from './desk-keys.tsx';
import type { GridAction } from './grid-keys.ts';
import { GridTable } from './grid-table.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LeavingDialog } from './leaving-dialog.tsx';
import { PhoneRating } from './phone-rating.tsx';
import { SidePanel } from './side-panel.tsx';
import type { ClassGrid } from './use-class-grid.ts';
import { type Rating, useRating } from './use-rating.ts';
import { WorkDialog } from './work-dialog.tsx';

export interface RatingDeskProps {
  readonly grid: Grid;
  readonly classGrid: ClassGrid;
  readonly raterId: string;
  readonly mayRate: boolean;
  readonly firstPersonId: string | undefined;
}

export type OpenDialog = 'columns' | 'work' | 'keys' | null;
/** The note that is being written: the shared one, or the one of the learner in hand. */
export type NoteField = 'shared' | 'own';

/** What the parts of the desk share. */
export interface DeskParts {
  readonly grid: Grid;
  readonly rating: Rating;
  readonly act: (action: GridAction) => void;
}

/** Everything about rating a class on one screen: grid, panel, keys; on a phone, one learner at a time. */
export function RatingDesk({ grid, classGrid, raterId, mayRate, firstPersonId }: RatingDeskProps) {
  const rating = useRating({ grid, raterId, mayRate, firstPersonId });
  const phone = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false });
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [ownNote, setOwnNote] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const own = useRef<HTMLTextAreaElement>(null);
  useSignInAgain(rating.outbox.hold === 'signed_out');

  const backToGrid = () => table.current?.focus();
  const close = () => {
    setDialog(null);
    // The dialog gives the focus back to where it was; the grid is where the work goes on.
    requestAnimationFrame(backToGrid);
  };
  const act = (action: GridAction) => {
    if (action.kind === 'columns') setDialog('columns');
    else if (action.kind === 'sitting') setDialog('work');
    else if (action.kind === 'help') setDialog('keys');
    else if (action.kind === 'note') note.current?.focus();
    else if (action.kind === 'own_note') {
      setOwnNote(true);
      requestAnimationFrame(() => own.current?.focus());
    } else {
      rating.perform(action);
      // The button that was pressed may be gone (the last undo), and the keys would go nowhere.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) backToGrid();
      });
    }
  };
  const parts = { grid, rating, act };
  const notes = { note, own, ownNote, setOwnNote, backToGrid };
  return (
    <div className={css['desk']}>
      <DeskHead {...parts} onOpen={setDialog} />
      {phone ? (
        <PhoneRating {...parts} notes={notes} />
      ) : (
        <>
          <div className={css['work']}>
            <GridTable {...parts} ref={table} />
            <SidePanel {...parts} notes={notes} />
          </div>
          <DeskKeys act={act} />
        </>
      )}
      <div role="status" className={css['said']}>
        {rating.said}
      </div>
      {dialog === 'columns' ? (
        <CompetencyPicker
          {...{ grid, classGrid }}
          onClose={close}
          onAdded={(column) => rating.goTo(0, column)}
        />
      ) : null}
      {dialog === 'work' ? <WorkDialog {...parts} onClose={close} /> : null}
      {dialog === 'keys' ? <KeysDialog onClose={close} /> : null}
      <LeavingDialog unsent={rating.outbox.unsent} />
    </div>
  );
}

/** Asks the server once more when it no longer knows us: the answer brings up the question to sign in again. */
function useSignInAgain(signedOut: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (signedOut) void client.invalidateQueries({ queryKey: ['grid.read'] });
  }, [signedOut, client]);
}
