import { randomUUID } from 'node:crypto';
import type { TestApp } from '@cairn/testkit';
import { z } from 'zod';
import { db, inTransaction } from '../../platform/db/transaction.ts';
import { insertAccount, insertMembership, setPassword } from './account-queries.ts';
import { makeSignInLink, type SignInLink } from './make-link.ts';

export const PASSWORD = 'granite path 7';
export type Place = { id: string; slug: string; orgId: string };

/** Sign-ins of a test, each file's from an address of its own choice. */
export async function postSignIn(
  test: TestApp,
  body: { login: string; password: string; district?: string },
  remoteAddress = '198.51.100.1',
  cookie?: string,
) {
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress,
    headers: { 'x-cairn-csrf': '1', ...(cookie === undefined ? {} : { cookie }) },
    payload: body,
  });
  return { ...opened(answer), headers: answer.headers };
}

const problemOrAnswer = z.looseObject({ code: z.string().optional() });

/** Status, body and code of a raw answer. */
export function opened(answer: { statusCode: number; body: string }) {
  const data = problemOrAnswer.parse(JSON.parse(answer.body));
  return { statusCode: answer.statusCode, data, code: data.code };
}

/** An account with a password for a person who has none. */
export async function giveAccount(
  test: TestApp,
  place: Place,
  personId: string,
  names: { email?: string; username?: string },
): Promise<string> {
  const id = randomUUID();
  const at = new Date();
  const hashed = await test.services.auth.hashPassword(PASSWORD);
  await inTransaction(test.services.database, place.id, async () => {
    const email = names.email ?? `${id}@no-mail.invalid`;
    await insertAccount({ id, email, username: names.username ?? null, at });
    await setPassword(id, hashed, randomUUID(), at);
    await insertMembership(personId, id, at);
  });
  return id;
}

/** A person without an account. */
export async function newPerson(
  test: TestApp,
  place: Place,
  facts: { given?: string; family?: string; email?: string; username?: string; active?: boolean } = {},
): Promise<string> {
  const { id } = await test.build.person(place, {
    account: false,
    ...(facts.given === undefined ? {} : { given: facts.given }),
    ...(facts.family === undefined ? {} : { family: facts.family }),
  });
  await test.database.asOwner(
    'update cairn.person set email = $2, username = $3, active = $4 where id = $1',
    [id, facts.email ?? null, facts.username ?? null, facts.active ?? true],
  );
  return id;
}

/** A one-time link, made as the command line makes it. */
export function linkFor(test: TestApp, place: Place, personId: string): Promise<SignInLink> {
  const { services } = test;
  return inTransaction(services.database, place.id, () =>
    makeSignInLink(services.config, { personId, madeBy: null, now: services.clock.now() }),
  );
}

/** The token at the end of a link. */
export function tokenOf(link: { url: string }): string {
  return link.url.split('/link/')[1] ?? '';
}

/** The Cookie header that a browser sends after an answer. */
export function cookieFrom(headers: Record<string, unknown>): string {
  return setCookies(headers)
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}

export function setCookies(headers: Record<string, unknown>): string[] {
  const value = headers['set-cookie'];
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}

/** What the audit says happened in a district, oldest first. */
export async function auditActions(test: TestApp, place: Place, action: string) {
  return test.database.asOwner<{ resource_id: string; detail: Record<string, unknown> }>(
    'select resource_id, detail from cairn.audit where district_id = $1 and action = $2 order by at, id',
    [place.id, action],
  );
}

/** Write a setting of a district. */
export function writeSetting(test: TestApp, place: Place, key: string, value: unknown): Promise<unknown> {
  const row = { district_id: place.id, key, value: JSON.stringify(value), updated_by: null };
  return inTransaction(test.services.database, place.id, () =>
    db()
      .insertInto('setting')
      .values({ ...row, updated_at: test.services.clock.now() })
      .execute(),
  );
}
