import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../.cache/e2e-figures.json', import.meta.url));

/** Keep a figure that a journey measured, and say it. */
export function noteFigure(name: string, value: number, unit: string): void {
  mkdirSync(new URL('../../.cache/', import.meta.url), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify({ ...formerFigures(), [name]: { value, unit } }, null, 2)}\n`);
  console.info(`${name}: ${value} ${unit}`);
}

function formerFigures(): Record<string, unknown> {
  try {
    const known: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
    return typeof known === 'object' && known !== null ? { ...known } : {};
  } catch {
    return {};
  }
}
