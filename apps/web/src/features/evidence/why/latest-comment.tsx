import { useLingui } from '@lingui/react/macro';
import { usePieceWords } from './piece-words.ts';
import { latestComment, type PieceWithPercent } from './pieces.ts';
import css from './why.module.css';

/** The newest comment, by name and date. */
export function LatestComment({ pieces }: { readonly pieces: readonly PieceWithPercent[] }) {
  const { t } = useLingui();
  const words = usePieceWords();
  const piece = latestComment(pieces);
  if (piece === null) return null;
  const { name } = piece.rater;
  const day = words.day(piece.happenedAt);
  const title = words.title(piece);
  return (
    <figure className={css['comment']}>
      <span className={css['avatar']} data-initials={piece.rater.initials} aria-hidden="true" />
      <div>
        <figcaption>
          <strong>{t`${name}, ${day}, on “${title}”:`}</strong>
        </figcaption>
        <blockquote>{piece.comment}</blockquote>
      </div>
    </figure>
  );
}
