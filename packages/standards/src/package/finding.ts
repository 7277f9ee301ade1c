/**
 * One fault or remark of an import, in the form every importer of Cairn reports.
 * `file` is the name inside the package; `row` counts the header of a table as row 1, and the elements of
 * a JSON array from 1; `field` is a column name or a JSON pointer. `code` is stable, `message` says what to do.
 * How serious it is follows from the list it stands in: rejected or warnings.
 */
export type Finding = {
  readonly file: string;
  readonly row: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
};

/** The two lists of a report. An import is accepted whole only when `rejected` is empty. */
export type Findings = { readonly rejected: readonly Finding[]; readonly warnings: readonly Finding[] };

/**
 * What a code means for acceptance:
 * `refuse` always refuses; `tolerate` refuses in strict reading and warns in lenient reading, because the
 * meaning is certain all the same; `note` only ever warns.
 */
export type Severity = 'refuse' | 'tolerate' | 'note';

type CollectorOptions = {
  readonly strict: boolean;
  readonly severities: Readonly<Record<string, Severity>>;
  /** Findings kept per file, field and code; more are counted and told in one closing line. */
  readonly keepPerKind?: number;
};

type Kind = { readonly sample: Finding; readonly rejected: boolean; count: number };

/** Gathers findings of one reading, sorts them into rejected and warnings, and remembers which rows are refused. */
export class FindingCollector {
  readonly #options: CollectorOptions;
  readonly #keep: number;
  readonly #rejected: Finding[] = [];
  readonly #warnings: Finding[] = [];
  readonly #kinds = new Map<string, Kind>();
  readonly #rejectedRows = new Map<string, Set<number>>();

  constructor(options: CollectorOptions) {
    this.#options = options;
    this.#keep = options.keepPerKind ?? 1000;
  }

  /** Adds a finding; a code that is not in the severity table refuses. Returns whether it refuses. */
  add(finding: Finding): boolean {
    const severity = this.#options.severities[finding.code] ?? 'refuse';
    const rejected = severity === 'refuse' || (severity === 'tolerate' && this.#options.strict);
    if (rejected && finding.row !== null) this.#rememberRow(finding.file, finding.row);
    const key = `${finding.file}\n${finding.field ?? ''}\n${finding.code}`;
    const kind = this.#kinds.get(key) ?? { sample: finding, rejected, count: 0 };
    kind.count += 1;
    this.#kinds.set(key, kind);
    if (kind.count <= this.#keep) (rejected ? this.#rejected : this.#warnings).push(finding);
    return rejected;
  }

  /** Whether any finding refused this row of this file. */
  isRejected(file: string, row: number): boolean {
    return this.#rejectedRows.get(file)?.has(row) ?? false;
  }

  /** The report so far, each list in the order of discovery, cut kinds told at the end. */
  findings(): Findings {
    const rejected = [...this.#rejected];
    const warnings = [...this.#warnings];
    for (const { sample, rejected: refused, count } of this.#kinds.values()) {
      if (count <= this.#keep) continue;
      const message = `${count - this.#keep} more findings of this kind are not listed; mend the listed ones and read again.`;
      (refused ? rejected : warnings).push({ ...sample, row: null, message });
    }
    return { rejected, warnings };
  }

  #rememberRow(file: string, row: number): void {
    const rows = this.#rejectedRows.get(file) ?? new Set<number>();
    rows.add(row);
    this.#rejectedRows.set(file, rows);
  }
}
