import type { Finding } from '@cairn/standards/package';

/** The files whose records an import counts, in the order in which they are written. */
export const RECORD_KINDS = [
  'orgs',
  'academicSessions',
  'courses',
  'classes',
  'users',
  'roles',
  'enrollments',
  'demographics',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** A value that travels to the database as JSON. */
export type RowValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | Readonly<Record<string, unknown>>;

/** One row to write: its id at the source, the digest of everything it says, and its columns by name. */
export type PlannedRow = Readonly<Record<string, RowValue>> & {
  readonly source_id: string;
  /** SHA-256 over the row in hexadecimal, as PostgreSQL reads a bytea. */
  readonly source_digest: string;
};

/** Ids at the source of a guardian and of the learner whom they guard. */
export type PlannedGuard = { readonly guardian: string; readonly learner: string };

/** Everything that one roster package asks the database to hold. */
export type RosterPlan = {
  readonly rows: Readonly<Record<RecordKind, readonly PlannedRow[]>>;
  readonly guards: readonly PlannedGuard[];
  /** The name of the organisation that stands for the district, when the package has one. */
  readonly districtName: string | null;
  readonly rejected: readonly Finding[];
  readonly warnings: readonly Finding[];
};
