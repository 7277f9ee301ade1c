import { useLingui } from '@lingui/react/macro';
import { useHotkeys } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './search.module.css';
import type { SearchFunction } from './shell-types.ts';

const SearchDialog = lazy(() =>
  import('./search-dialog.tsx').then((module) => ({ default: module.SearchDialog })),
);

/** Opens the search over everything that this person may find; "/" does the same from anywhere. */
export function SearchButton({ onSearch }: { readonly onSearch: SearchFunction }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  useHotkeys([['/', () => setOpened(true)]]);
  return (
    <>
      <button type="button" className={css['button']} aria-keyshortcuts="/" onClick={() => setOpened(true)}>
        <Icon shape={Search} size={18} />
        <span className={css['long']}>{t`Find a learner or skill`}</span>
        <span className={css['short']}>{t`Find`}</span>
        <span className={css['key']} aria-hidden="true">
          <KeyCap>/</KeyCap>
        </span>
      </button>
      {opened ? (
        <Suspense fallback={null}>
          <SearchDialog onSearch={onSearch} onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
