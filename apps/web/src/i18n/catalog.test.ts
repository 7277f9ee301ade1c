import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readCatalog } from './read-catalog.ts';

const run = promisify(execFile);
const web = fileURLToPath(new URL('../..', import.meta.url));
const lingui = fileURLToPath(new URL('../../../../node_modules/@lingui/cli/dist/lingui.js', import.meta.url));

/**
 * Names of values and numbers of tags in a message. Braces at even depth open a branch of a plural,
 * whose words differ between languages; at odd depth they open a value.
 */
function valuesIn(text: string): string {
  const values = new Set(text.match(/<\/?\d+\/?>/g));
  let depth = 0;
  for (const [at, sign] of [...text].entries()) {
    if (sign === '{') depth += 1;
    if (sign === '{' && depth % 2 === 1) values.add(/^\w+/.exec(text.slice(at + 1))?.[0] ?? '');
    if (sign === '}') depth -= 1;
  }
  return [...values].toSorted().join(' ');
}

/** A pattern such as "{person}: {what}" has no word to translate. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, ''));

/** Words that are rightly the same in both languages. */
const sameInBoth: ReadonlySet<string> = new Set(['Plan', '{size} px']);

const catalog = async (locale: string) =>
  readCatalog(await readFile(join(web, 'src/locales', locale, 'messages.po'), 'utf8'));

describe('the Spanish catalogue', () => {
  it('holds every string of the English one, translated', async () => {
    const [english, spanish] = await Promise.all([catalog('en'), catalog('es')]);
    expect(english.size).toBeGreaterThan(50);
    const missing = [...english.keys()].filter((id) => !spanish.get(id));
    const untranslated = [...spanish]
      .filter(([id, text]) => text === id && hasWords(id) && !sameInBoth.has(id))
      .map(([id]) => id);
    expect({ missing, untranslated }).toEqual({ missing: [], untranslated: [] });
  });

  it('uses the same placeholders and tags', async () => {
    const different = [...(await catalog('es'))].filter(([id, text]) => valuesIn(id) !== valuesIn(text));
    expect(different).toEqual([]);
  });

  it('keeps no exception that is no longer needed', async () => {
    const spanish = await catalog('es');
    expect([...sameInBoth].filter((id) => spanish.get(id) !== id)).toEqual([]);
  });
});

describe('the catalogues', () => {
  it('are what the source says: run `npx lingui extract --clean` in apps/web when this fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-catalogs-'));
    try {
      await run(process.execPath, [lingui, 'extract', '--clean'], {
        cwd: web,
        env: { ...process.env, CAIRN_CATALOGS: folder },
      });
      const fresh = readCatalog(await readFile(join(folder, 'en/messages.po'), 'utf8'));
      for (const locale of ['en', 'es']) {
        expect([...(await catalog(locale)).keys()].toSorted()).toEqual([...fresh.keys()].toSorted());
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
