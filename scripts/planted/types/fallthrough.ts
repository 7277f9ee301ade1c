// expects: 7029 (noFallthroughCasesInSwitch)
export function count(word: string): number {
  let total = 0;
  switch (word) {
    case 'one':
      total += 1;
    case 'two':
      total += 2;
      break;
  }
  return total;
}
