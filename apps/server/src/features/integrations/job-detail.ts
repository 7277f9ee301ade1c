import { z } from 'zod';

const Fault = z.looseObject({ message: z.string(), stack: z.string() });

/** How a job ended, in a line: what it answered, or what was wrong with it, without the stack. */
export function jobDetail(output: unknown): string | null {
  if (output === null || output === undefined) return null;
  const fault = Fault.safeParse(output);
  return fault.success ? fault.data.message : JSON.stringify(output);
}
