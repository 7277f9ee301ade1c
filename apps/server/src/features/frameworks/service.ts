import type { Endpoints, Locale } from '@cairn/contract';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Actor } from '../../platform/policy/policy.ts';
import { localized, presentCompetency, presentFramework, presentItem } from './present.ts';
import {
  type ItemRow,
  lockVersion,
  markRateable,
  selectAncestors,
  selectCompetency,
  selectDescriptors,
  selectFrameworkCards,
  selectItems,
  selectNeighbours,
  selectTypes,
} from './queries/read.ts';
import { bumpVersion } from './queries/write.ts';

type Answer<Id extends keyof Endpoints> = z.input<Endpoints[Id]['response']>;

export async function listFrameworks(locale: Locale): Promise<Answer<'framework.list'>> {
  const rows = await selectFrameworkCards(null);
  return { items: rows.map((row) => presentFramework(row, locale)) };
}

async function frameworkCard(frameworkId: string, locale: Locale): Promise<Answer<'framework.mark_types'>> {
  const [row] = await selectFrameworkCards(frameworkId);
  if (row === undefined) throw new AppError('not_found');
  return presentFramework(row, locale);
}

export async function readFramework(frameworkId: string, locale: Locale): Promise<Answer<'framework.read'>> {
  return { ...(await frameworkCard(frameworkId, locale)), types: await selectTypes(frameworkId) };
}

/** A page of a framework's items in tree order. */
export async function listItems(
  frameworkId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
  locale: Locale,
): Promise<Answer<'framework.items'>> {
  const after = page.cursor === undefined ? null : parseCursor(page.cursor);
  const rows = await selectItems(frameworkId, after, page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => presentItem(row, locale)),
    next: last === undefined ? null : toCursor(last),
  };
}

function toCursor({ position, id }: ItemRow): string {
  return `${position}.${id}`;
}

function parseCursor(cursor: string): { position: number; id: string } {
  const [, position, id] = /^(\d{1,9})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (position === undefined || id === undefined || !UUID.test(id)) {
    const reason = 'Use the "next" of the page before, unchanged.';
    throw new AppError('invalid_request', undefined, [{ name: 'cursor', reason, code: 'cursor' }]);
  }
  return { position: Number(position), id };
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function readCompetency(
  competencyId: string,
  locale: Locale,
): Promise<Answer<'competency.read'>> {
  const row = await selectCompetency(competencyId);
  if (row === undefined) throw new AppError('not_found');
  const [descriptors, neighbours, ancestors] = [
    await selectDescriptors(competencyId),
    await selectNeighbours(competencyId),
    await selectAncestors(competencyId),
  ];
  const cards = (side: 'before' | 'after') =>
    neighbours.filter((one) => one.side === side).map((one) => presentCompetency(one, locale));
  const framework = { title: row.framework_title, translations: row.framework_translations };
  return {
    ...presentItem(row, locale),
    framework: { id: row.framework_id, title: localized(framework, locale).title },
    descriptors: descriptors.map((one) => ({
      level: one.level,
      statement: localized(one, locale).statement,
    })),
    home: localized(row, locale).home,
    before: cards('before'),
    after: cards('after'),
    path: ancestors.map((one) => ({ id: one.id, title: localized(one, locale).title })),
  };
}

/**
 * A person says which types of items can be rated. From then on imports keep it so.
 * @throws AppError `conflict` for another version, `rule_broken` for a type that no active item has
 */
export async function markTypes(
  frameworkId: string,
  marks: { readonly types: readonly string[]; readonly version: number },
  { actor, now, locale }: { readonly actor: Actor; readonly now: Date; readonly locale: Locale },
): Promise<Answer<'framework.mark_types'>> {
  const version = await lockVersion(frameworkId);
  if (version === null) throw new AppError('not_found');
  if (version !== marks.version) throw new AppError('conflict');
  const existing = new Set((await selectTypes(frameworkId)).map(({ type }) => type));
  const unknown = marks.types.filter((type) => !existing.has(type));
  if (unknown.length > 0) {
    const invalid = unknown.map((type) => ({
      name: 'types',
      reason: `No item of this framework is a "${type}".`,
      code: 'unknown_type',
    }));
    throw new AppError('rule_broken', undefined, invalid);
  }
  const types = [...new Set(marks.types)].sort();
  await markRateable(frameworkId, types, now);
  await bumpVersion(frameworkId, now);
  await audit(now, {
    action: 'framework.types_marked',
    actor,
    resource: { kind: 'framework', id: frameworkId },
    detail: { types: types.length, version: version + 1 },
  });
  return frameworkCard(frameworkId, locale);
}
