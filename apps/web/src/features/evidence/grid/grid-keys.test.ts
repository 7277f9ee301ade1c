import { describe, expect, it } from 'vitest';
import { gridAction, type KeyPress } from './grid-keys.ts';

const press = (code: string, key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...held,
});

describe('digits', () => {
  it.each([0, 1, 2, 3, 4])('%s rates that level', (level) => {
    expect(gridAction(press(`Digit${level}`, String(level)))).toEqual({ kind: 'rate', level });
    expect(gridAction(press(`Numpad${level}`, String(level)))).toEqual({ kind: 'rate', level });
  });

  it.each([
    ['0', ')', 0.5],
    ['1', '!', 1.5],
    ['2', '@', 2.5],
    ['3', '#', 3.5],
  ])('Shift with %s adds the half', (digit, key, level) => {
    expect(gridAction(press(`Digit${digit}`, key, { shiftKey: true }))).toEqual({ kind: 'rate', level });
  });

  it('go by their place where Shift writes them, as on AZERTY', () => {
    expect(gridAction(press('Digit3', '"'))).toEqual({ kind: 'rate', level: 3 });
    expect(gridAction(press('Digit3', '3', { shiftKey: true }))).toEqual({ kind: 'rate', level: 3.5 });
  });

  it('above the scale are refused with the reason', () => {
    expect(gridAction(press('Digit4', '$', { shiftKey: true }))).toEqual({
      kind: 'refuse',
      why: 'above_top',
    });
    expect(gridAction(press('Digit5', '5'))).toEqual({ kind: 'refuse', why: 'off_scale' });
    expect(gridAction(press('Numpad9', '9'))).toEqual({ kind: 'refuse', why: 'off_scale' });
  });

  it('of a number pad without number lock move instead', () => {
    expect(gridAction(press('Numpad2', 'ArrowDown'))).toEqual({ kind: 'move', rows: 1, columns: 0 });
    expect(gridAction(press('Numpad5', 'Clear'))).toBeNull();
    expect(gridAction(press('Numpad0', 'Insert'))).toBeNull();
  });

  it('that are held down rate once', () => {
    expect(gridAction(press('Digit3', '3', { repeat: true }))).toBeNull();
    expect(gridAction(press('ArrowDown', 'ArrowDown', { repeat: true }))?.kind).toBe('move');
  });
});

describe('letters', () => {
  it.each([
    ['m', 'missed'],
    ['e', 'excused'],
    ['i', 'in_progress'],
    ['u', 'unreadable'],
    ['A', 'not_attempted'],
  ])('%s records %s', (key, state) => {
    expect(gridAction(press('KeyX', key))).toEqual({ kind: 'state', state });
  });

  it.each([
    ['n', 'note'],
    ['s', 'leave_out'],
    ['o', 'own_note'],
    ['z', 'undo'],
    ['c', 'columns'],
    ['k', 'sitting'],
    ['?', 'help'],
    ['Delete', 'withdraw'],
    ['Backspace', 'withdraw'],
    ['Home', 'first'],
  ])('%s asks for %s', (key, kind) => {
    expect(gridAction(press('', key))?.kind).toBe(kind);
  });

  it('go by what is printed on them: A stands where Q is on AZERTY', () => {
    expect(gridAction(press('KeyQ', 'a'))).toEqual({ kind: 'state', state: 'not_attempted' });
    expect(gridAction(press('KeyA', 'q'))).toBeNull();
  });

  it('go by their place where the layout is not Latin', () => {
    expect(gridAction(press('KeyM', 'ь'))).toEqual({ kind: 'state', state: 'missed' });
    expect(gridAction(press('KeyN', 'ñ'))).toBeNull();
  });
});

describe('keys that are not ours', () => {
  it.each([
    press('KeyE', 'e', { ctrlKey: true }),
    press('Digit1', '1', { metaKey: true }),
    press('Digit1', '1', { altKey: true }),
    press('Tab', 'Tab'),
    press('Slash', '/'),
    press('Escape', 'Escape'),
    press('F5', 'F5'),
  ])('$key with its modifiers is left alone', (event) => {
    expect(gridAction(event)).toBeNull();
  });

  it('but undo also works as everywhere else', () => {
    expect(gridAction(press('KeyZ', 'z', { ctrlKey: true }))).toEqual({ kind: 'undo' });
    expect(gridAction(press('KeyZ', 'z', { metaKey: true }))).toEqual({ kind: 'undo' });
    expect(gridAction(press('KeyZ', 'z', { ctrlKey: true, shiftKey: true }))).toBeNull();
  });
});
