// expects: @typescript-eslint/no-unsafe-return
export function read(): string {
  return JSON.parse('1');
}
