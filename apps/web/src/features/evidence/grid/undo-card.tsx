import { useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { useValueWords } from './grid-words.ts';
import css from './panel.module.css';
import type { DeskParts } from './rating-desk.tsx';
import { cellKey } from './rating-write.ts';
import { lastStep } from './sitting.ts';

/** The last thing that was done, and what undo will make of it. */
export function UndoCard({ grid, rating, act }: DeskParts) {
  const { t } = useLingui();
  const valueWords = useValueWords();
  const step = lastStep(rating.sitting);
  const entry = step === null ? undefined : rating.sitting.entries.get(cellKey(step));
  const person = grid.rows.find((row) => row.person.id === step?.personId)?.person;
  if (step === null || entry === undefined || person === undefined) return null;
  const now = valueWords(entry.value);
  const title = t`${person.name}: ${now}`;
  const withdraws = step.former === null || step.former.value.state === 'withdrawn';
  const former = step.former === null ? '' : valueWords(step.former.value);
  return (
    <div className={css['undo']}>
      <div>
        <strong>{title}</strong>
        <p>{withdraws ? t`Undo withdraws this rating.` : t`Undo brings back ${former}.`}</p>
      </div>
      <Button icon={Undo2} keyName="Z" onClick={() => act({ kind: 'undo' })}>
        {t`Undo`}
      </Button>
    </div>
  );
}
