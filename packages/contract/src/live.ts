import { z } from 'zod';

/** What the event stream says: ids only; the page loads what it may see. */
export const LiveEvent = z.object({ kind: z.enum(['standing', 'decision']), personId: z.string() });
export type LiveEvent = z.infer<typeof LiveEvent>;
