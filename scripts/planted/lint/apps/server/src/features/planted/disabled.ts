// expects: unused-disable
// eslint-disable-next-line cairn/no-process-env
export const one = 1;
