import type { Role } from '@cairn/contract';
import type { Page } from 'playwright-core';
import { ask } from './ask.ts';
import { cairn } from './cairn-server.ts';

/** A password that a person of these journeys chooses. */
export const PASSWORD = 'seven grey herons wait';

/** Sign in as a demo person, the `at`th of this role, without a page. */
export async function signInAsDemo(
  page: Page,
  { role, at = 0 }: { readonly role: Role; readonly at?: number },
): Promise<{ personId: string; name: string }> {
  const { items } = await ask(page, 'demo.people');
  const person = items.filter((one) => one.role === role)[at];
  if (person === undefined) throw new Error(`The demo district has no ${role}.`);
  await ask(page, 'demo.sign_in', { body: { personId: person.personId } });
  return person;
}

/** A one-time link for somebody, made by the command line: the path to open, and the name to sign in with. */
export async function makeLink(
  dataDir: string,
  { person, district }: { readonly person: string; readonly district: string },
): Promise<{ path: string; login: string }> {
  const printed: unknown = JSON.parse(
    await cairn(dataDir, ['person', 'reset-sign-in', person, '--district', district, '--json']),
  );
  if (typeof printed !== 'object' || printed === null || !('url' in printed) || !('login' in printed))
    throw new Error('reset-sign-in printed something else than a link.');
  return { path: new URL(String(printed.url)).pathname, login: String(printed.login) };
}

/** Open a one-time link and choose the password on its page, in English or Spanish. */
export async function choosePassword(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel(/^(New password|Contraseña nueva)/).fill(PASSWORD);
  await page.getByRole('button', { name: /^(Save and sign in|Guardar y entrar)$/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/link/'));
}
