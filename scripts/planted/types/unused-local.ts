// expects: 6133 (noUnusedLocals)
const forgotten = 1;
export const one = 1;
