// expects: cairn/no-clock-in-domain
export const today = (): Date => new Date();
