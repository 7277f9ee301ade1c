import type { EndpointId, Endpoints } from '@cairn/contract';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type ApiPath, request } from './client.ts';
import { endpointTable } from './endpoints.gen.ts';

type Input<S> = NonNullable<S> extends z.ZodType ? z.input<NonNullable<S>> : never;
type Output<S> = NonNullable<S> extends z.ZodType ? z.output<NonNullable<S>> : never;
type Value = string | number | boolean | undefined;

export type CallInput<Id extends EndpointId> = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, Value>>;
  readonly body?: Input<Endpoints[Id]['body']>;
  readonly signal?: AbortSignal;
};
export type Answer<Id extends EndpointId> = Output<Endpoints[Id]['response']>;

/** Call an endpoint of the contract by its id. Types come from the contract, nothing of it is loaded. */
export function call<Id extends EndpointId>(id: Id, input: CallInput<Id> = {}): Promise<Answer<Id>> {
  const [method, path] = endpointTable[id];
  return request<Answer<Id>>(method, address(path, input), {
    ...(input.body === undefined ? {} : { body: input.body }),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
    headers: { 'x-cairn-locale': document.documentElement.lang === 'es' ? 'es' : 'en' },
  });
}

function address<Id extends EndpointId>(path: string, { params = {}, query = {} }: CallInput<Id>): ApiPath {
  const filled = path.replaceAll(/:(\w+)/g, (_match, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return `/api/${filled.replace(/^\/api\//, '')}${text === '' ? '' : `?${text}`}`;
}

/**
 * A query of TanStack Query for a GET endpoint. The language is part of the key, since the server answers in it.
 * Invalidate all answers of an endpoint with `[id]`, those about one person with `[id, { params: { personId } }]`.
 */
export function endpointQuery<Id extends EndpointId>(
  id: Id,
  input: Omit<CallInput<Id>, 'body' | 'signal'> = {},
) {
  return queryOptions({
    queryKey: [id, input, document.documentElement.lang],
    queryFn: ({ signal }) => call(id, { ...input, signal }),
  });
}
