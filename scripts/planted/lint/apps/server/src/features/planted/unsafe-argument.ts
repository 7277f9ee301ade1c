// expects: @typescript-eslint/no-unsafe-argument
export const size = (take: (text: string) => number): number => take(JSON.parse('1'));
