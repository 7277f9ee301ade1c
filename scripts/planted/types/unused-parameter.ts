// expects: 6133 (noUnusedParameters)
export const one = (forgotten: string): number => 1;
