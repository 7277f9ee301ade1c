import type { Trail } from '@cairn/contract';
import { Plural, useLingui } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { useLevelText } from '../../../ui/mark-words.ts';
import { drawMap, type MapDrawing } from './draw-map.ts';
import css from './map.module.css';
import { PlaceDisc } from './place-disc.tsx';
import { PlaceTarget } from './place-target.tsx';
import { Terrain } from './terrain.tsx';

export interface TrailMapProps {
  readonly trail: Trail;
  readonly own: boolean;
  /** Ids of the places whose level has just moved. */
  readonly moved: readonly string[];
  /** Unfolds the card of a suggested step. */
  readonly onOpenStep: (id: string) => void;
}

/** The land around the learner. Everything on it is in the list too, and each place can be reached by keyboard. */
export function TrailMap({ trail, own, moved, onOpenStep }: TrailMapProps) {
  const { t } = useLingui();
  const { ref, width, height } = useElementSize<HTMLElement>();
  const map = useMemo(
    () => (width > 0 && height > 0 ? drawMap(trail, { width, height }) : null),
    [trail, width, height],
  );
  const shown = map?.layout.spots.length ?? 0;
  const { mastered, open, ahead, assumed } = trail.counts;
  const rest = mastered + open + ahead + assumed - shown;
  return (
    <section ref={ref} className={css['map']} aria-label={t`Map of the trail`}>
      {map ? (
        <>
          <svg className={css['drawing']} width={width} height={height} aria-hidden="true" focusable="false">
            <Terrain map={map} />
            {map.layout.spots.map((spot) => (
              <PlaceDisc key={spot.place.id} spot={spot} moved={moved.includes(spot.place.id)} />
            ))}
            <Labels map={map} />
            <StartSign map={map} title={trail.framework?.title ?? ''} />
          </svg>
          <ul className={css['targets']}>
            {map.layout.spots.map((spot) => (
              <PlaceTarget key={spot.place.id} spot={spot} trail={trail} own={own} onOpenStep={onOpenStep} />
            ))}
          </ul>
          {rest > 0 ? (
            <p className={css['rest']}>
              <Plural
                value={rest}
                one="# more place is in the list."
                other="# more places are in the list."
              />
            </p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

function Labels({ map }: { readonly map: MapDrawing }) {
  const { t } = useLingui();
  const levelText = useLevelText();
  const line = map.fontSize * 1.22;
  return map.labels.map((label) => {
    const spot = map.layout.spots.find(({ place }) => place.id === label.id);
    const level = spot?.place.standing?.level ?? null;
    const now = level === null ? t`open` : t`${levelText(level)} now`;
    return (
      <text
        key={label.id}
        className={css['label']}
        data-kind={spot?.kind}
        x={label.x}
        y={label.y}
        fontSize={spot?.kind === 'step' ? map.fontSize * 1.08 : map.fontSize}
        textAnchor={label.anchor}
      >
        {label.lines.map((words, at) => (
          <tspan key={words} x={label.x} dy={at === 0 ? 0 : line}>
            {words}
          </tspan>
        ))}
        {spot?.kind === 'step' ? (
          <tspan x={label.x} dy={line} className={css['now']}>
            {now}
          </tspan>
        ) : null}
      </text>
    );
  });
}

/** Where the trail begins: the framework's name on a sign. */
function StartSign({ map, title }: { readonly map: MapDrawing; readonly title: string }) {
  const [x, y] = map.layout.start;
  return (
    <g>
      <circle cx={x} cy={y} r={6} className={css['start']} />
      <text
        className={css['startName']}
        x={map.layout.upright ? x : 20}
        y={y + 26}
        textAnchor={map.layout.upright ? 'middle' : 'start'}
      >
        {title.split(/[:,(]/u)[0]}
      </text>
    </g>
  );
}
