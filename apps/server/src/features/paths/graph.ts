import type { CompetencyCard, Locale } from '@cairn/contract';
import { buildPrerequisiteIndex, gradeRank, type PrerequisiteIndex } from '@cairn/domain/frameworks';
import type { PathItem } from '@cairn/domain/paths';
import { selectEdges, selectItems } from './queries/graph.ts';
import { localizedText } from './text.ts';

export type TrailItem = PathItem & {
  readonly card: (locale: Locale) => CompetencyCard;
  readonly statement: (locale: Locale) => string;
  readonly home: (locale: Locale) => string | null;
};

/** The rateable competencies of a framework in its order, and what precedes what. */
export type TrailGraph = {
  readonly items: readonly TrailItem[];
  readonly byId: ReadonlyMap<string, TrailItem>;
  readonly prerequisites: PrerequisiteIndex;
};

/** Two statements. */
export async function loadTrailGraph(frameworkId: string): Promise<TrailGraph> {
  const rows = await selectItems(frameworkId);
  const items = rows.map((row): TrailItem => ({
    id: row.id,
    parentId: row.parent_id,
    band: bandOfLabel(row.band_rank, row.band_label),
    card: (locale) => ({
      id: row.id,
      frameworkId,
      code: row.code,
      title: localizedText(row.translations, locale, 'title') ?? row.title,
      band: row.band_label,
    }),
    statement: (locale) => localizedText(row.translations, locale, 'statement') ?? row.statement,
    home: (locale) => localizedText(row.translations, locale, 'home') ?? null,
  }));
  return {
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    prerequisites: buildPrerequisiteIndex(await selectEdges(frameworkId)),
  };
}

/** A band of '09-12' reaches up to 12; one whose label names no grade reaches no further than its rank. */
export function bandOfLabel(rank: number | null, label: string | null): PathItem['band'] {
  if (rank === null) return null;
  const top = gradeRank(label?.split('-').at(-1) ?? '');
  return { rank, top: Math.max(rank, top ?? rank) };
}
