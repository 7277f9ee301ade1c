import { type ReactNode, useId } from 'react';
import css from './data-table.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly align?: 'start' | 'end';
  /** Marks the cell that names its row. Without one, the first column does. */
  readonly namesRow?: boolean;
}

export interface DataTableProps<Row> {
  /** The sentence that says what the table shows. */
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** 34 px rows and smaller text, for tools used all day. */
  readonly dense?: boolean;
  /** What stands in place of rows when there are none. */
  readonly empty?: ReactNode;
}

/** A table in the plain sense: caption, column heads that stay in view, one cell that names each row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden = false, columns, rows, rowKey, dense = false, empty } = props;
  const naming = Math.max(
    0,
    columns.findIndex((column) => column.namesRow),
  );
  const captionId = useId();
  return (
    <div className={css['frame']}>
      <p id={captionId} className={captionHidden ? css['hidden'] : css['caption']}>
        {caption}
      </p>
      {/* A table may be wider than the screen: its place scrolls, and takes the focus so that keys can scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1). */}
      <section className={css['scroll']} aria-labelledby={captionId} tabIndex={0}>
        <table
          className={dense ? `${css['table']} ${css['dense']}` : css['table']}
          aria-labelledby={captionId}
        >
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" data-align={column.align}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column, at) => (
                  <TableCell key={column.key} column={column} row={row} names={at === naming} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length === 0 ? <div className={css['empty']}>{empty}</div> : null}
    </div>
  );
}

interface TableCellProps<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly names: boolean;
}

function TableCell<Row>({ column, row, names }: TableCellProps<Row>) {
  if (names) {
    return (
      <th scope="row" data-align={column.align}>
        {column.cell(row)}
      </th>
    );
  }
  return <td data-align={column.align}>{column.cell(row)}</td>;
}
