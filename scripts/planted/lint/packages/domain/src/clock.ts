// expects: cairn/no-clock-in-domain
export const stamp = (): number => Date.now();
