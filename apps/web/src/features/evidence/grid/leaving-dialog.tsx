import { Plural, useLingui } from '@lingui/react/macro';
import { useBlocker } from '@tanstack/react-router';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

/** Warns before the page is left while ratings are on their way. */
export function LeavingDialog({ unsent }: { readonly unsent: number }) {
  const { t } = useLingui();
  const blocker = useBlocker({
    shouldBlockFn: () => unsent > 0,
    enableBeforeUnload: () => unsent > 0,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog
      opened
      onClose={blocker.reset}
      title={t`Some ratings are still on their way`}
      actions={
        <>
          <Button onClick={blocker.proceed}>{t`Leave`}</Button>
          <Button variant="main" onClick={blocker.reset}>
            {t`Stay here`}
          </Button>
        </>
      }
    >
      <p>
        <Plural
          value={unsent}
          one="# rating waits on this device. It is sent when the network is back, also while you look at other pages. It is kept safe until then."
          other="# ratings wait on this device. They are sent when the network is back, also while you look at other pages. They are kept safe until then."
        />
      </p>
    </Dialog>
  );
}
