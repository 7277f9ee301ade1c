// expects: lint/style/noNonNullAssertion
export const first = (list: string[]): number => list[0]!.length;
