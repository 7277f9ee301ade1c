import type { Trail } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { standingMark } from '../../../app/standing-mark.ts';
import { useMarkWords } from '../../../ui/mark-words.ts';
import type { Spot } from './layout.ts';
import css from './map.module.css';

export interface PlaceTargetProps {
  readonly spot: Spot;
  readonly trail: Trail;
  readonly own: boolean;
  readonly onOpenStep: (id: string) => void;
}

/** What a finger or a key reaches of a place: it opens the card of a step, and the reasons of every other place. */
export function PlaceTarget({ spot, trail, own, onOpenStep }: PlaceTargetProps) {
  const { x, y, radius, number, place } = spot;
  const label = usePlaceWords()(spot);
  const reach = Math.max(22, radius);
  const style = { left: x - reach, top: y - reach, width: reach * 2, height: reach * 2 };
  if (own && number !== null) {
    const open = () => {
      onOpenStep(place.id);
      // The card is unfolded by then, and names itself to whoever cannot see the map.
      setTimeout(() => document.getElementById(`step-${number}`)?.focus(), 0);
    };
    return (
      <li>
        <button type="button" className={css['target']} style={style} aria-label={label} onClick={open} />
      </li>
    );
  }
  return (
    <li>
      <Link
        to="/learners/$personId/competencies/$competencyId"
        params={{ personId: trail.person.id, competencyId: place.id }}
        className={css['target']}
        style={style}
        aria-label={label}
      />
    </li>
  );
}

/** A place in words: number, title, where it lies, and its mark. */
function usePlaceWords(): (spot: Spot) => string {
  const { t } = useLingui();
  const markWords = useMarkWords();
  return ({ kind, number, place }) => {
    const { title } = place;
    const mark = markWords(standingMark(place.standing));
    switch (kind) {
      case 'step':
        return t`Step ${number ?? 0}: ${title}. Open now, ${mark}`;
      case 'open':
        return t`${title}. Open now, ${mark}`;
      case 'behind':
        return t`${title}. Behind, ${mark}`;
      case 'known':
        return t`${title}. Taken as known, not shown yet`;
      case 'ahead':
        return t`${title}. Ahead, ${mark}`;
    }
  };
}
