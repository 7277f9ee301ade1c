import { useLingui } from '@lingui/react/macro';
import { Dialog } from '../../../ui/dialog.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import css from './desk.module.css';

/** Every key of the grid with what it does. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const rows: readonly (readonly [keys: readonly string[], words: string])[] = [
    [['0', '1', '2', '3', '4'], t`rate with that level and go to the next learner`],
    [['Shift', '0–3'], t`the level and a half: Shift and 3 is 3.5`],
    [['M'], t`missed: not a number, and never a zero`],
    [['E'], t`excused: never counts`],
    [['I'], t`in progress`],
    [['U'], t`unreadable: ask for it again`],
    [['A'], t`not attempted`],
    [['Del'], t`withdraw what this sitting rated here`],
    [['Z'], t`undo the last rating, one at a time`],
    [['↑', '↓', '←', '→'], t`move to another learner or skill`],
    [['Home', 'End'], t`first and last learner`],
    [['N'], t`write the shared note; Enter goes back to the grid`],
    [['S'], t`leave this learner out of the shared note, or take them in again`],
    [['O'], t`own note for this learner, in place of the shared one`],
    [['C'], t`choose the columns`],
    [['K'], t`kind of work, formative or summative`],
  ];
  return (
    <Dialog opened onClose={onClose} title={t`Keys of the grid`} width={620}>
      <dl className={css['allKeysList']}>
        {rows.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
