import type { Grid } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { type Answer, endpointQuery } from '../../../api/call.ts';
import { problemOf } from '../../../api/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { DialogFrame } from '../../../ui/dialog.tsx';
import { KeyHint } from '../../../ui/key-cap.tsx';
import { useProblemWords } from '../../../ui/problem.tsx';
import { MOST_COLUMNS, toggleColumn } from './columns.ts';
import css from './picker.module.css';
import { PickerList } from './picker-list.tsx';
import type { ClassGrid } from './use-class-grid.ts';

export type Offered = Answer<'grid.competencies'>['items'][number];

export interface CompetencyPickerProps {
  readonly grid: Grid;
  readonly classGrid: ClassGrid;
  readonly onClose: () => void;
  /** A column was added, at this place. */
  readonly onAdded: (column: number) => void;
}

/** Competencies that a page of the list shows; typing narrows it. */
const SHOWN = 60;

/** Chooses the columns: those of the class's subject and grade first. The focus stays in the field. */
export function CompetencyPicker({ grid, classGrid, onClose, onAdded }: CompetencyPickerProps) {
  const { t } = useLingui();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [full, setFull] = useState(false);
  const { items, said } = useOffered(grid.classId, text);
  const columns = grid.columns.map(({ id }) => id);
  const toggle = (offered: Offered) => {
    const next = toggleColumn(columns, offered.id);
    setFull(next === null);
    if (next === null) return;
    classGrid.choose(next);
    if (next.length > columns.length) onAdded(next.length - 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      setActive((active + step + items.length) % items.length);
    }
    const offered = items[active];
    if (event.key === 'Enter' && offered) {
      event.preventDefault();
      toggle(offered);
    }
  };
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, active]);
  return (
    <DialogFrame opened onClose={onClose} width={680} high>
      <div className={css['head']}>
        <Modal.Title className={css['title']}>{t`Columns of the grid`}</Modal.Title>
        <Button onClick={onClose}>{t`Done`}</Button>
      </div>
      <input
        data-autofocus
        className={css['field']}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={t`Find a skill`}
        placeholder={t`Find a skill`}
        aria-expanded={items.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${listId}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <PickerList id={listId} items={items} active={active} columns={columns} onToggle={toggle} />
      <p role="status" className={css['said']}>
        {full ? t`${MOST_COLUMNS} columns are the most. Take one away first.` : said}
      </p>
      <div className={css['keys']}>
        <KeyHint keys={['↑', '↓']}>{t`move`}</KeyHint>
        <KeyHint keys={['Enter']}>{t`show or take away`}</KeyHint>
        <KeyHint keys={['Esc']}>{t`back to the grid`}</KeyHint>
      </div>
    </DialogFrame>
  );
}

function useOffered(classId: string, text: string) {
  const { t } = useLingui();
  const problemWords = useProblemWords();
  const [settled] = useDebouncedValue(text.trim(), 150);
  const query = settled === '' ? { limit: SHOWN } : { limit: SHOWN, q: settled };
  const offered = useQuery({
    ...endpointQuery('grid.competencies', { params: { classId }, query }),
    placeholderData: keepPreviousData,
  });
  const items = offered.data?.items ?? [];
  if (offered.isError) return { items, said: problemWords(problemOf(offered.error)).sentence };
  if (offered.isPending) return { items, said: t`Looking` };
  if (items.length === 0) return { items, said: t`Nothing found. Try a shorter word.` };
  return {
    items,
    said: offered.data?.next == null ? '' : t`There are more. Type a word to narrow the list.`,
  };
}
