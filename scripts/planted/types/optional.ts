// expects: 2375 (exactOptionalPropertyTypes)
type Maybe = { value?: string };
export const maybe: Maybe = { value: undefined };
