import { z } from 'zod';

/** What the writing process is told on its standard input, as one line of JSON. */
export const writerOrders = z.object({
  servingUrl: z.string(),
  districtId: z.string(),
  /** Commands that were sent and not answered; a client sends them again under the same ids. */
  repeat: z.array(z.string()),
  /** The planted fault: say that it is saved before it is. */
  acknowledgeEarly: z.boolean(),
});
export type WriterOrders = z.infer<typeof writerOrders>;

/** Rows that each command writes beside its own; all of them or none may be found afterwards. */
export const PARTS = 3;
