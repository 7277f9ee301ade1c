import { Flag, Mountain, User } from 'lucide-react';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import css from './search.module.css';
import type { SearchHit } from './shell-types.ts';

const icons: Readonly<Record<SearchHit['kind'], IconShape>> = {
  person: User,
  competency: Mountain,
  place: Flag,
};

export interface SearchHitsProps {
  readonly id: string;
  readonly hits: readonly SearchHit[];
  readonly active: number;
  readonly onOpen: (to: string) => void;
}

export function SearchHits({ id, hits, active, onOpen }: SearchHitsProps) {
  return (
    <div id={id} role="listbox" aria-label="Cairn" className={css['hits']} hidden={hits.length === 0}>
      {hits.map((hit, at) => (
        // The keyboard stays in the field above and reaches every option from there.
        // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the combobox opens the active option.
        <div
          key={hit.id}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          className={css['hit']}
          onClick={() => onOpen(hit.to)}
        >
          <Icon shape={icons[hit.kind]} size={18} />
          <span className={css['hitTitle']}>{hit.title}</span>
          {hit.detail ? <span className={css['hitDetail']}>{hit.detail}</span> : null}
        </div>
      ))}
    </div>
  );
}
