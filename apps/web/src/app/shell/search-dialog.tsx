import { Plural, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { DialogFrame } from '../../ui/dialog.tsx';
import { KeyHint } from '../../ui/key-cap.tsx';
import { useProblemWords } from '../../ui/problem.tsx';
import css from './search.module.css';
import { SearchHits } from './search-hits.tsx';
import type { SearchFunction } from './shell-types.ts';

export interface SearchDialogProps {
  readonly onSearch: SearchFunction;
  readonly onClose: () => void;
}

const shortest = 2;

/** A combobox over the page, after the ARIA pattern: the focus stays in the field, arrows move the choice. */
export function SearchDialog({ onSearch, onClose }: SearchDialogProps) {
  const { t } = useLingui();
  const router = useRouter();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { hits, said } = useHits(query, onSearch);
  const open = (to: string) => {
    onClose();
    router.history.push(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setActive((active + step + hits.length) % hits.length);
    }
    const chosen = hits[active];
    if (event.key === 'Enter' && chosen) open(chosen.to);
  };
  return (
    <DialogFrame opened onClose={onClose} width={620} high>
      <Modal.Title className={css['name']}>{t`Search`}</Modal.Title>
      <input
        data-autofocus
        className={css['field']}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={t`Find a learner or skill`}
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={t`Find a learner or skill`}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <SearchHits id={listId} hits={hits} active={active} onOpen={open} />
      <p role="status" className={css['said']}>
        {said}
      </p>
      <div className={css['keys']}>
        <KeyHint keys={['↑', '↓']}>{t`move`}</KeyHint>
        <KeyHint keys={['Enter']}>{t`open`}</KeyHint>
        <KeyHint keys={['Esc']}>{t`close`}</KeyHint>
      </div>
    </DialogFrame>
  );
}

function useHits(query: string, onSearch: SearchFunction) {
  const { t } = useLingui();
  const problemWords = useProblemWords();
  const [settled] = useDebouncedValue(query.trim(), 150);
  const found = useQuery({
    queryKey: ['search', settled],
    queryFn: ({ signal }) => onSearch(settled, signal),
    enabled: settled.length >= shortest,
    placeholderData: keepPreviousData,
  });
  const hits = settled.length >= shortest ? (found.data ?? []) : [];
  if (settled.length < shortest) return { hits, said: t`Type two letters or more.` };
  if (found.isError) return { hits, said: problemWords(problemOf(found.error)).sentence };
  if (found.isPending) return { hits, said: t`Looking` };
  if (hits.length === 0) return { hits, said: t`Nothing found. Try a shorter word.` };
  const count = hits.length;
  return { hits, said: <Plural value={count} one="# found" other="# found" /> };
}
