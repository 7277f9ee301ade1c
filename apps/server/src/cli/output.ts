import type { ImportReport } from '@cairn/contract';

/** One JSON document on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Progress and notes: standard error, so that `--json` stays one document. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** An import's report in words. */
export function printReport(report: ImportReport): void {
  for (const part of ['created', 'updated', 'unchanged', 'deactivated'] as const) {
    const counts = Object.entries(report[part]).filter(([, count]) => count > 0);
    if (counts.length > 0)
      say(`${part.padEnd(12)} ${counts.map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
  }
  const lines = (title: string, findings: ImportReport['rejected']): void => {
    if (findings.length === 0) return;
    say(`${title} ${findings.length}`);
    for (const { file, row, field, code, message } of findings.slice(0, 50)) {
      say(
        `  ${file}${row === null ? '' : `, row ${row}`}${field === null ? '' : `, ${field}`}: ${message} [${code}]`,
      );
    }
    if (findings.length > 50) say(`  and ${findings.length - 50} more; --json lists all`);
  };
  lines('rejected', report.rejected);
  lines('warnings', report.warnings);
}
