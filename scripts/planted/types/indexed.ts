// expects: 2322 (noUncheckedIndexedAccess)
export const first = (list: string[]): string => list[0];
