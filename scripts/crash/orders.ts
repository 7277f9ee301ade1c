/** What the writing process is told on its standard input. */
export type WriterOrders = {
  readonly servingUrl: string;
  readonly districtId: string;
  /** Commands that were sent and not answered; a client sends them again under the same ids. */
  readonly repeat: readonly string[];
  /** The planted fault: say that it is saved before it is. */
  readonly acknowledgeEarly: boolean;
};

/** Rows that each command writes beside its own; all of them or none may be found afterwards. */
export const PARTS = 3;

/** As four lines of text. */
export function writeOrders({ servingUrl, districtId, repeat, acknowledgeEarly }: WriterOrders): string {
  return [servingUrl, districtId, acknowledgeEarly ? 'early' : 'honest', repeat.join(' ')].join('\n');
}

/** The orders back from their four lines. */
export function readOrders(text: string): WriterOrders {
  const [servingUrl = '', districtId = '', honesty, ids = ''] = text.split('\n');
  const repeat = ids.split(' ').filter((id) => id !== '');
  return { servingUrl, districtId, repeat, acknowledgeEarly: honesty === 'early' };
}
