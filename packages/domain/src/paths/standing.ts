import type { Settling } from '../proficiency/index.ts';
import type { EvidenceState, Level } from '../scale/index.ts';

/** Where a learner stands on one competency, as far as paths need it. */
export interface CompetencyStanding {
  readonly level: Level | null;
  readonly mastered: boolean;
  /** How many scores count; above zero, the competency has been rated. */
  readonly scoredCount: number;
  readonly lastState: EvidenceState | null;
  /** When the latest rating happened, ISO 8601; null or absent when there is none or it is not known. */
  readonly lastHappenedAt?: string | null;
  /** What would settle it, where the caller has asked; sharpens the reasons. */
  readonly settling?: Settling | null;
}

/** By competency id. A competency without an entry has no evidence yet. */
export type Standing = ReadonlyMap<string, CompetencyStanding>;

/** A competency that can be rated. Lists of these stand in framework order. */
export interface PathItem {
  readonly id: string;
  /** The cluster it belongs to. */
  readonly parentId: string | null;
  /** Ranks of its lowest and highest education level (`assignBands`); null when none is known. */
  readonly band: { readonly rank: number; readonly top: number } | null;
}
