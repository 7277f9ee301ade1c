import { useBandWords } from '../use-band-words.ts';
import type { MapDrawing } from './draw-map.ts';
import css from './map.module.css';

/** The ground, the contours, and the path over them. */
export function Terrain({ map }: { readonly map: MapDrawing }) {
  const bandWords = useBandWords();
  const { frame, layout } = map;
  const direction = layout.upright ? { x1: 0, y1: 1, x2: 0, y2: 0 } : { x1: 0, y1: 1, x2: 1, y2: 0.2 };
  return (
    <>
      <defs>
        <linearGradient id="trail-ground" {...direction}>
          <stop offset="0" className={css['groundBehind']} />
          <stop offset="0.42" className={css['groundHere']} />
          <stop offset="1" className={css['groundAhead']} />
        </linearGradient>
        <radialGradient id="trail-light">
          <stop offset="0" className={css['light']} />
          <stop offset="1" className={css['lightEnd']} />
        </radialGradient>
      </defs>
      <rect width={frame.width} height={frame.height} fill="url(#trail-ground)" />
      {layout.spots
        .filter(({ kind }) => kind === 'step')
        .map(({ place, x, y, radius }) => (
          <circle key={place.id} cx={x} cy={y} r={radius * 4.4} fill="url(#trail-light)" />
        ))}
      <path d={map.fine.join('')} className={css['fine']} />
      {map.bands.map((band) => (
        <g key={band.name}>
          <path d={band.path} className={css['index']} />
          {band.at ? (
            <text
              className={css['bandName']}
              textAnchor="middle"
              transform={`translate(${band.at.x} ${band.at.y}) rotate(${band.at.angle})`}
              dy={4}
            >
              {bandWords(band.name)}
            </text>
          ) : null}
        </g>
      ))}
      <Path map={map} />
    </>
  );
}

function Path({ map }: { readonly map: MapDrawing }) {
  const { stretches } = map.layout;
  const walked = stretches.filter((stretch) => stretch.walked);
  const ahead = stretches.filter((stretch) => !stretch.walked);
  return (
    <>
      {ahead.map(({ id, path }) => (
        <path key={id} d={path} className={css['pathAhead']} />
      ))}
      {walked.map(({ id, path }) => (
        <path key={id} d={path} className={css['pathEdge']} />
      ))}
      {walked.map(({ id, path }) => (
        <path key={id} d={path} className={css['pathWalked']} />
      ))}
    </>
  );
}
