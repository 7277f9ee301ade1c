export const buildDemo = 1;
