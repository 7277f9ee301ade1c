// expects: 7027 (allowUnreachableCode)
export function one(): number {
  return 1;
  return 2;
}
