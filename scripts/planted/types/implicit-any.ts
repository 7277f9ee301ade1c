// expects: 7006 (strict)
export const echo = (value) => value;
