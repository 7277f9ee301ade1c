import type { CompetencyRow } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { SaidOnly } from '../../ui/said-only.tsx';
import css from './frameworks.module.css';

type Row = z.infer<typeof CompetencyRow> & { readonly depth: number };

/** Deepest indent that is drawn. */
const DEEPEST = 6;

/** Items indented as they stand in the tree; those that can be rated carry a dot and the word. */
export function ItemList({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useLingui();
  if (rows.length === 0) return <p className={css['quiet']}>{t`This framework has no items.`}</p>;
  return (
    <ol className={css['tree']}>
      {rows.map((row) => {
        const level = row.depth + 1;
        return (
          <li
            key={row.id}
            data-depth={Math.min(row.depth, DEEPEST)}
            data-rateable={row.rateable || undefined}
          >
            <SaidOnly>{t`Depth ${level}`}</SaidOnly>
            {row.code ? <span className={css['code']}>{row.code}</span> : null}
            <Link to="/competencies/$competencyId" params={{ competencyId: row.id }}>
              {row.title}
            </Link>
            <span className={css['quiet']}>
              {[row.type, row.band, row.rateable ? t`can be rated` : null].filter(Boolean).join(', ')}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
