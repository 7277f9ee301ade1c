import { useLingui } from '@lingui/react/macro';
import { DataTable } from '../../../ui/data-table.tsx';
import { LevelStack } from '../../../ui/level-stack.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { usePieceWords } from './piece-words.ts';
import type { PieceWithPercent } from './pieces.ts';
import css from './why.module.css';

/** Every piece with all that is known of it, newest first; corrected ones too. */
export function PiecesTable({ pieces }: { readonly pieces: readonly PieceWithPercent[] }) {
  const { t } = useLingui();
  const words = usePieceWords();
  return (
    <DataTable
      caption={t`Every piece, newest first`}
      captionHidden
      rows={pieces.toReversed()}
      rowKey={(piece) => piece.ratingId}
      columns={[
        {
          key: 'piece',
          header: t`Piece`,
          namesRow: true,
          cell: (piece) => (
            <span className={css['pieceCell']}>
              {words.title(piece)}
              {piece.corrects ? <Tag>{t`correction`}</Tag> : null}
              {piece.replaced ? <Tag>{t`corrected`}</Tag> : null}
            </span>
          ),
        },
        { key: 'day', header: t`Date`, cell: (piece) => words.day(piece.happenedAt) },
        {
          key: 'level',
          header: t`Level`,
          cell: (piece) => (piece.level === null ? words.result(piece) : <LevelStack level={piece.level} />),
        },
        { key: 'counts', header: t`Counts`, cell: (piece) => words.counts(piece) },
        { key: 'context', header: t`Kind of work`, cell: (piece) => piece.context ?? '' },
        { key: 'rater', header: t`Looked at by`, cell: (piece) => piece.rater.name },
        { key: 'comment', header: t`Comment`, cell: (piece) => piece.comment ?? '' },
      ]}
    />
  );
}
