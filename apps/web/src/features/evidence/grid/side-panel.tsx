import type { RefObject } from 'react';
import css from './desk.module.css';
import { DistributionCard } from './distribution-card.tsx';
import { LearnerCard } from './learner-card.tsx';
import { LegendCard } from './legend-card.tsx';
import { NoteCard } from './note-card.tsx';
import type { DeskParts } from './rating-desk.tsx';
import { UndoCard } from './undo-card.tsx';

/** Where the notes are written, and the way back to the grid. */
export interface NoteParts {
  readonly note: RefObject<HTMLTextAreaElement | null>;
  readonly own: RefObject<HTMLTextAreaElement | null>;
  readonly ownNote: boolean;
  readonly setOwnNote: (shown: boolean) => void;
  readonly backToGrid: () => void;
}

/** Beside the grid: the learner in hand, the note, what the signs mean, how it goes, and the way back. */
export function SidePanel({ notes, ...parts }: DeskParts & { readonly notes: NoteParts }) {
  return (
    <div className={css['panel']}>
      <div className={css['panelParts']}>
        <LearnerCard {...parts} />
        <NoteCard {...parts} notes={notes} />
        <LegendCard />
        <DistributionCard {...parts} />
      </div>
      <UndoCard {...parts} />
    </div>
  );
}
