// expects: @typescript-eslint/no-unsafe-member-access
export const text = String(JSON.parse('{}').name);
