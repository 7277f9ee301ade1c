import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sessionQuery } from './session-query.ts';

/** Over the open page when the session has ended: sign in again, and come back to the same place. */
export function SessionEnded() {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const back = useLocation({ select: ({ href }) => href });
  const [opened, setOpened] = useState(true);
  const signInAgain = async () => {
    await client.refetchQueries({ queryKey: sessionQuery.queryKey });
    await navigate({ to: '/sign-in', search: { back } });
  };
  return (
    <Dialog
      opened={opened}
      onClose={() => setOpened(false)}
      title={t`Please sign in again`}
      actions={
        <>
          <Button onClick={() => setOpened(false)}>{t`Keep reading`}</Button>
          <Button variant="main" onClick={() => void signInAgain()}>
            {t`Sign in`}
          </Button>
        </>
      }
    >
      <p>{t`Your time on this page ran out. What was saved is safe. After you sign in, you come back here.`}</p>
    </Dialog>
  );
}
