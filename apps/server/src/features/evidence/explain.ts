import type { Explanation, Locale } from '@cairn/contract';
import { instantMs } from '@cairn/domain/time';
import { inTransaction } from '../../platform/db/transaction.ts';
import { selectDistrict } from '../../platform/district/queries.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Services } from '../../platform/services.ts';
import { selectPeopleNamed } from '../roster/index.ts';
import { explainPair } from './explanation.ts';
import { selectCompetenciesNamed } from './queries/lookup.ts';

export type ExplainRequest = {
  readonly services: Pick<Services, 'database'>;
  readonly districtSlug: string;
  /** Id, source id or user name. */
  readonly person: string;
  /** Id, code, or the identifier that it came with. */
  readonly competency: string;
  /** A moment, or a day in UTC whose last instant is meant; null for now. */
  readonly asOf: string | null;
  readonly locale: Locale;
};

/**
 * The explanation of a level for the command line: the same object as the route `explanation.read` gives.
 * Whoever calls it stands at the machine; there is no actor to judge.
 * @throws AppError `unknown_reference` whose message says which word names nothing, or more than one thing
 * @throws AppError `invalid_request` when `asOf` is no moment
 */
export async function explain(request: ExplainRequest): Promise<Explanation> {
  const { database } = request.services;
  const district = await inTransaction(database, null, () => selectDistrict(request.districtSlug));
  if (district === null)
    throw new AppError('unknown_reference', `There is no district "${request.districtSlug}".`);
  const asOf = request.asOf === null ? null : momentOf(request.asOf);
  return inTransaction(database, district.id, async () => {
    const personId = await resolvePerson(request.person);
    const competencyId = await resolveCompetency(request.competency);
    return explainPair({ personId, competencyId }, asOf, request.locale);
  });
}

async function resolvePerson(text: string): Promise<string> {
  const [first, ...others] = await selectPeopleNamed(text);
  if (first === undefined)
    throw new AppError('unknown_reference', `No person has the id, source id or user name "${text}".`);
  if (others.length > 0) {
    const ids = [first, ...others].join(', ');
    throw new AppError('unknown_reference', `"${text}" names more than one person; use an id: ${ids}.`);
  }
  return first;
}

async function resolveCompetency(text: string): Promise<string> {
  const found = await selectCompetenciesNamed(text);
  const inUse = found.filter(({ active }) => active);
  const candidates = inUse.length > 0 ? inUse : found;
  const [first, ...others] = candidates;
  if (first === undefined)
    throw new AppError('unknown_reference', `No competency has the id, code or identifier "${text}".`);
  if (others.length > 0) {
    const list = candidates.map(({ id, framework }) => `${id} (${framework})`).join(', ');
    throw new AppError('unknown_reference', `"${text}" names more than one competency; use an id: ${list}.`);
  }
  return first.id;
}

function momentOf(text: string): string {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59.999Z` : text;
  try {
    return new Date(instantMs(moment)).toISOString();
  } catch {
    throw new AppError('invalid_request', `"${text}" is no moment; write it like 2026-03-01T09:30:00Z.`);
  }
}
