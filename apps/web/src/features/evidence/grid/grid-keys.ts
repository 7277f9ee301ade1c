import type { EvidenceState } from '@cairn/domain/scale';

/** What one key press on the rating grid asks for. */
export type GridAction =
  | { readonly kind: 'rate'; readonly level: number }
  | { readonly kind: 'state'; readonly state: Exclude<EvidenceState, 'scored'> }
  | { readonly kind: 'refuse'; readonly why: 'above_top' | 'off_scale' }
  | { readonly kind: 'move'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'first' | 'last' }
  | { readonly kind: 'withdraw' | 'note' | 'leave_out' | 'own_note' | 'undo' }
  | { readonly kind: 'columns' | 'sitting' | 'help' };

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

const letters: Readonly<Record<string, GridAction>> = {
  m: { kind: 'state', state: 'missed' },
  e: { kind: 'state', state: 'excused' },
  i: { kind: 'state', state: 'in_progress' },
  u: { kind: 'state', state: 'unreadable' },
  a: { kind: 'state', state: 'not_attempted' },
  n: { kind: 'note' },
  s: { kind: 'leave_out' },
  o: { kind: 'own_note' },
  z: { kind: 'undo' },
  c: { kind: 'columns' },
  k: { kind: 'sitting' },
};

/** Rows that one press of a page key moves. */
const PAGE_ROWS = 10;
const moves: Readonly<Record<string, GridAction>> = {
  ArrowUp: { kind: 'move', rows: -1, columns: 0 },
  ArrowDown: { kind: 'move', rows: 1, columns: 0 },
  ArrowLeft: { kind: 'move', rows: 0, columns: -1 },
  ArrowRight: { kind: 'move', rows: 0, columns: 1 },
  PageUp: { kind: 'move', rows: -PAGE_ROWS, columns: 0 },
  PageDown: { kind: 'move', rows: PAGE_ROWS, columns: 0 },
  Home: { kind: 'first' },
  End: { kind: 'last' },
};

/**
 * What a key press means; null when it is not ours. Digits are taken by their place on the keyboard, since
 * many layouts (AZERTY among them) write digits only with Shift; letters by what is printed on them, and by
 * their place where the layout has no Latin letters. A key that is held down moves, but never rates again.
 */
export function gridAction(press: KeyPress): GridAction | null {
  const undo =
    (press.ctrlKey || press.metaKey) && !press.altKey && !press.shiftKey && letterOf(press) === 'z';
  if (undo) return press.repeat ? null : { kind: 'undo' };
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const move = moves[press.key];
  if (move) return move;
  if (press.repeat) return null;
  // A number pad without its number lock sends the same places with other meanings.
  const pad = press.code.startsWith('Numpad');
  if (press.key === 'Delete' || press.key === 'Backspace') return { kind: 'withdraw' };
  if (press.key === '?') return { kind: 'help' };
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined && (!pad || /^\d$/.test(press.key)))
    return levelAction(Number(digit), press.shiftKey);
  return letters[letterOf(press)] ?? null;
}

function levelAction(digit: number, half: boolean): GridAction {
  if (digit > 4) return { kind: 'refuse', why: 'off_scale' };
  if (digit === 4 && half) return { kind: 'refuse', why: 'above_top' };
  return { kind: 'rate', level: half ? digit + 0.5 : digit };
}

function letterOf({ key, code }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const latin = /^\p{Script=Latin}$/u.test(key) || key.length !== 1;
  return latin ? '' : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? '');
}
