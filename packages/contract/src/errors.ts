import { z } from 'zod';

/**
 * The closed list of error codes, each with its HTTP status and one sentence in English.
 * Screens translate by code. Missing and forbidden are both `not_found`, so that an answer
 * never tells whether somebody else's record exists.
 */
export const ERRORS = {
  invalid_request: { status: 400, title: 'The request could not be read. See the named fields.' },
  malformed_json: { status: 400, title: 'The body is not valid JSON.' },
  not_signed_in: { status: 401, title: 'Sign in first.' },
  session_expired: {
    status: 401,
    title: 'Your session has ended. Sign in again; nothing that was saved is lost.',
  },
  wrong_credentials: { status: 401, title: 'The name or the password is not right.' },
  cross_site: { status: 403, title: 'This request did not come from a Cairn page.' },
  not_found: { status: 404, title: 'There is nothing here that you may open.' },
  link_not_valid: { status: 404, title: 'This link has been used or has run out. Ask for a new one.' },
  method_not_allowed: { status: 405, title: 'This address does not take that kind of request.' },
  conflict: { status: 409, title: 'Somebody else changed this first. Load it again and decide.' },
  command_reused: { status: 409, title: 'This command id was already used for a different request.' },
  already_corrected: { status: 409, title: 'This rating was already corrected. Load it again and decide.' },
  too_large: { status: 413, title: 'This is larger than Cairn takes in one request.' },
  unsupported_media_type: { status: 415, title: 'Send JSON.' },
  unknown_reference: { status: 422, title: 'The request names something that does not exist here.' },
  rule_broken: { status: 422, title: 'The request breaks a rule. See the named fields.' },
  locked: { status: 423, title: 'Too many wrong passwords. Wait a while, or ask for a new sign-in link.' },
  too_many_requests: { status: 429, title: 'Too many requests. Wait a moment and try again.' },
  internal: { status: 500, title: 'Something went wrong on our side. Nothing was half-saved.' },
  unavailable: {
    status: 503,
    title: 'Cairn is starting or its database cannot be reached. Try again shortly.',
  },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** One field that was refused: where, why in words, and a stable code. */
export const InvalidField = z.object({ name: z.string(), reason: z.string(), code: z.string() });

/** Problem details (RFC 9457) with a code from the closed list; never a stack. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(ERROR_CODES),
    detail: z.string().optional(),
    invalid: z.array(InvalidField).optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
