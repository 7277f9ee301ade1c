import { useLingui } from '@lingui/react/macro';
import { usePieceWords } from './piece-words.ts';
import type { PieceWithPercent } from './pieces.ts';
import css from './why.module.css';

/** What each piece counts, as one bar of 100. */
export function WeightBar({ pieces }: { readonly pieces: readonly PieceWithPercent[] }) {
  const { t } = useLingui();
  const words = usePieceWords();
  const used = pieces.filter((piece) => piece.percent !== null);
  if (used.length === 0) return null;
  return (
    <figure className={css['weights']}>
      <ol className={css['bar']}>
        {used.map((piece, at) => (
          <li
            key={piece.ratingId}
            data-tone={at === used.length - 1 ? 'newest' : at % 2 === 0 ? 'even' : 'odd'}
            style={{ flexGrow: piece.percent ?? 0 }}
            title={`${words.title(piece)}, ${words.day(piece.happenedAt)}`}
          >
            {piece.percent}
          </li>
        ))}
      </ol>
      <figcaption className={css['barWords']}>
        <span>{t`Oldest`}</span>
        <span>{t`What each piece counts, out of 100`}</span>
        <span>{t`Newest`}</span>
      </figcaption>
    </figure>
  );
}
