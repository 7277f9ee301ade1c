// expects: lint/suspicious/noExplicitAny
export const anything: any = 1;
