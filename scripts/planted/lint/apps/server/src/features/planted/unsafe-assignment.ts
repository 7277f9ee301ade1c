// expects: @typescript-eslint/no-unsafe-assignment
export const parsed = JSON.parse('{}');
