import { type EndpointId, type Endpoints, endpoints } from '@cairn/contract';
import type { APIResponse, Page } from 'playwright-core';

type Answer<Id extends EndpointId> = ReturnType<Endpoints[Id]['response']['parse']>;

export type Question = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** The address of an operation with its parameters filled in. */
export function addressOf(id: EndpointId, { params = {}, query = {} }: Question = {}): string {
  const path = endpoints[id].path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${id} needs the parameter ${name}.`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** Send a request of the API with this device's session, without a page; whatever it answers. */
export async function send(page: Page, id: EndpointId, question: Question = {}): Promise<APIResponse> {
  const { body } = question;
  return page.request.fetch(addressOf(id, question), {
    method: endpoints[id].method,
    headers: { 'x-cairn-csrf': '1' },
    ...(body === undefined ? {} : { data: body }),
  });
}

/**
 * As `send`, for an answer that is expected to be good.
 * @throws when the answer is a refusal, or is not what the contract says
 */
export async function ask<Id extends EndpointId>(
  page: Page,
  id: Id,
  question: Question = {},
): Promise<Answer<Id>> {
  const answer = await send(page, id, question);
  if (!answer.ok()) throw new Error(`${id} answered ${answer.status()}: ${await answer.text()}`);
  return parseAnswer(id, await answer.json());
}

/** Check a value against what the contract says of the answer of this operation. */
export function parseAnswer<Id extends EndpointId>(id: Id, value: unknown): Answer<Id> {
  const response: { parse: (value: unknown) => unknown } = endpoints[id].response;
  // The schema of this very operation has just checked it; the union of all schemas hides that from the types.
  return response.parse(value) as Answer<Id>;
}
