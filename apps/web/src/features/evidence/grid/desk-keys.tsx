import { useLingui } from '@lingui/react/macro';
import { KeyCap, KeyHint } from '../../../ui/key-cap.tsx';
import css from './desk.module.css';
import type { GridAction } from './grid-keys.ts';

/** The keys used most, always in sight. Each key that does one thing is also a button. */
export function DeskKeys({ act }: { readonly act: (action: GridAction) => void }) {
  const { t } = useLingui();
  const keys: readonly { readonly cap: string; readonly words: string; readonly action: GridAction }[] = [
    { cap: 'M', words: t`missed`, action: { kind: 'state', state: 'missed' } },
    { cap: 'E', words: t`excused`, action: { kind: 'state', state: 'excused' } },
    { cap: 'I', words: t`in progress`, action: { kind: 'state', state: 'in_progress' } },
    { cap: 'A', words: t`not attempted`, action: { kind: 'state', state: 'not_attempted' } },
    { cap: 'U', words: t`unreadable`, action: { kind: 'state', state: 'unreadable' } },
    { cap: 'Del', words: t`clear`, action: { kind: 'withdraw' } },
    { cap: 'N', words: t`note`, action: { kind: 'note' } },
    { cap: 'Z', words: t`undo`, action: { kind: 'undo' } },
  ];
  return (
    <div className={css['keys']}>
      <KeyHint keys={['0']}>
        <span className={css['keyRange']}>
          {t`to`} <KeyCap>4</KeyCap> {t`rate, next`}
        </span>
      </KeyHint>
      <KeyHint keys={['Shift']}>{t`and a half`}</KeyHint>
      <KeyHint keys={['↑', '↓', '←', '→']}>{t`move`}</KeyHint>
      {keys.map(({ cap, words, action }) => (
        <button key={cap} type="button" className={css['keyButton']} onClick={() => act(action)}>
          <KeyCap>{cap}</KeyCap> {words}
        </button>
      ))}
      <button type="button" className={css['keyButton']} data-last="" onClick={() => act({ kind: 'help' })}>
        <KeyCap>?</KeyCap> {t`all keys`}
      </button>
    </div>
  );
}
