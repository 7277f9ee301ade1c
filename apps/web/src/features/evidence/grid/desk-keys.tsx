import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/button.tsx';
import { KeyCap, KeyHint } from '../../../ui/key-cap.tsx';
import css from './desk.module.css';

/** The keys used most, always in sight. */
export function DeskKeys({ onAll }: { readonly onAll: () => void }) {
  const { t } = useLingui();
  return (
    <div className={css['keys']}>
      <KeyHint keys={['0']}>
        <span className={css['keyRange']}>
          {t`to`} <KeyCap>4</KeyCap> {t`rate, next`}
        </span>
      </KeyHint>
      <KeyHint keys={['Shift']}>{t`+ digit: and a half`}</KeyHint>
      <KeyHint keys={['M']}>{t`missed`}</KeyHint>
      <KeyHint keys={['E']}>{t`excused`}</KeyHint>
      <KeyHint keys={['Del']}>{t`clear`}</KeyHint>
      <KeyHint keys={['↑', '↓']}>{t`learner`}</KeyHint>
      <KeyHint keys={['←', '→']}>{t`skill`}</KeyHint>
      <KeyHint keys={['N']}>{t`shared note`}</KeyHint>
      <KeyHint keys={['Z']}>{t`undo`}</KeyHint>
      <Button variant="quiet" keyName="?" className={css['allKeys']} onClick={onAll}>
        {t`all keys`}
      </Button>
    </div>
  );
}
