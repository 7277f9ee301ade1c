// expects: @typescript-eslint/switch-exhaustiveness-check
export function word(colour: 'red' | 'blue'): string {
  switch (colour) {
    case 'red':
      return 'r';
  }
  return '';
}
