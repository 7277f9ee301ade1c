import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type Ref, useEffect, useId, useRef } from 'react';
import { gridAction } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import css from './grid-table.module.css';
import type { DeskParts } from './rating-desk.tsx';

export interface GridTableProps extends DeskParts {
  readonly ref: Ref<HTMLTableElement>;
}

/** The class as an ARIA grid. It holds the focus itself and points at the active cell, so that keys never get lost. */
export function GridTable({ grid, rating, act, ref }: GridTableProps) {
  const { t } = useLingui();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { row, column } = rating;
  useEffect(() => {
    const place = frame.current;
    // The page title has taken the focus by now; the grid is where the work begins.
    const timer = setTimeout(() => place?.querySelector('table')?.focus({ preventScroll: true }), 0);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    document
      .getElementById(`${id}-${row}-${column}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id, row, column]);
  const onKeyDown = (event: KeyboardEvent) => {
    const action = gridAction(event);
    if (action === null) return;
    event.preventDefault();
    act(action);
  };
  return (
    <div className={css['frame']} ref={frame}>
      <div className={css['scroll']}>
        <table
          ref={ref}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a table, whose cells become gridcells by themselves.
          role="grid"
          className={css['grid']}
          aria-label={t`Ratings of ${grid.title}`}
          aria-rowcount={grid.rows.length + 1}
          aria-colcount={grid.columns.length + 2}
          aria-activedescendant={`${id}-${row}-${column}`}
          tabIndex={0}
          style={{ '--rows': grid.rows.length }}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col" className={css['learnerHead']}>{t`Learner`}</th>
              {grid.columns.map((competency, at) => (
                <th key={competency.id} scope="col" data-active={at === column || undefined}>
                  <button
                    type="button"
                    tabIndex={-1}
                    className={css['headButton']}
                    onClick={() => rating.goTo(row, at)}
                  >
                    {competency.title}
                  </button>
                </th>
              ))}
              <th scope="col">{t`Notes`}</th>
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((one, at) => (
              <GridRow
                key={one.person.id}
                id={id}
                row={one}
                at={at}
                columns={grid.columns}
                sitting={rating.sitting}
                unsent={rating.outbox.cells}
                column={column}
                active={at === row}
                onPick={rating.goTo}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
