// expects: @typescript-eslint/no-misused-promises
export function decide(may: Promise<boolean>): number {
  return may ? 1 : 0;
}
