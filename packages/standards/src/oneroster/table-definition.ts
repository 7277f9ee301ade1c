/** How the text of one cell is read. Lists are comma-separated inside one cell. */
export type CellKind =
  | 'id'
  | 'text'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'year'
  | 'enum'
  | 'reference'
  | 'textList'
  | 'referenceList'
  | 'userIdList';

/** The tables Cairn reads; other tables of the binding are tolerated and ignored. */
export type TableName =
  | 'orgs'
  | 'academicSessions'
  | 'courses'
  | 'classes'
  | 'users'
  | 'roles'
  | 'enrollments'
  | 'demographics';

/** One column of a table, as data. */
export type Column = {
  readonly name: string;
  readonly kind: CellKind;
  readonly required?: true;
  /** Allowed words of an `enum`; with `extensible` any word that begins with `ext:` as well. */
  readonly values?: readonly string[];
  readonly extensible?: true;
  /** The table that a `reference`, a `referenceList`, or an `id` shared with another table points to. */
  readonly refersTo?: TableName;
};

/** One table: its columns in the order of the binding. */
export type TableDefinition = {
  readonly name: TableName;
  readonly columns: readonly Column[];
  /** Columns of an earlier edition of the same version: accepted after `after`, never read, never written. */
  readonly superseded?: readonly { readonly name: string; readonly after: string }[];
};

/** Everything a version of the CSV binding says that reading and writing need. */
export type TableSet = {
  readonly version: string;
  /** All data files of the version, in the order in which the manifest lists them. */
  readonly files: readonly string[];
  /** Files that a bulk rostering package must hold. */
  readonly minimum: readonly TableName[];
  /** Tables in an order in which most references point backwards. */
  readonly tables: readonly TableDefinition[];
};

/** An id of a user in another system, written `{type:identifier}` in the cell. */
export type UserId = { readonly type: string; readonly identifier: string };

/** What a cell holds once read. */
export type CellValue = string | boolean | null | readonly string[] | readonly UserId[];

type Optional<C extends Column, V> = C extends { required: true } ? V : V | null;

type WordOf<C extends Column> = C extends { values: readonly (infer W extends string)[] }
  ? W | (C extends { extensible: true } ? `ext:${string}` : never)
  : string;

/** The typed value of a column. Lists are never null; dates stay ISO text. */
export type ValueOf<C extends Column> = C['kind'] extends 'boolean'
  ? Optional<C, boolean>
  : C['kind'] extends 'textList' | 'referenceList'
    ? readonly string[]
    : C['kind'] extends 'userIdList'
      ? readonly UserId[]
      : Optional<C, WordOf<C>>;

/** Values of extension columns (`metadata.*`), by the name after the dot; null when the row has none. */
export type Metadata = Readonly<Record<string, string>> | null;

/** The typed record of a table: its columns, where it stood in the file, and its extensions. */
export type RecordOf<Columns extends readonly Column[]> = {
  readonly [C in Columns[number] as C['name']]: ValueOf<C>;
} & { readonly row: number; readonly metadata: Metadata };
