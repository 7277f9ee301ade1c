import { t } from '@lingui/core/macro';
import { hideNotification, showNotification } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import css from './toast.module.css';

export interface Toast {
  /** Same id, same toast: a newer one takes the place of the older. */
  readonly id?: string;
  readonly title: string;
  readonly words?: ReactNode;
  /** What can be taken back or done, such as Undo. With an action the toast stays until it is closed. */
  readonly action?: { readonly label: string; readonly keyName?: string; readonly run: () => void };
}

/** Says that something has happened, without moving the focus. Toasts with an action never time out (WCAG 2.2.1). */
export function showToast({ id = crypto.randomUUID(), title, words, action }: Toast): void {
  const run = () => {
    hideNotification(id);
    action?.run();
  };
  hideNotification(id);
  showNotification({
    id,
    autoClose: action ? false : 6000,
    closeButtonProps: { 'aria-label': t`Close` },
    classNames: {
      root: css['toast'],
      description: css['words'],
      closeButton: css['close'],
      body: css['body'],
    },
    message: (
      <span className={css['row']}>
        <span>
          <strong className={css['title']}>{title}</strong>
          {words}
        </span>
        {action ? (
          <Button className={css['action']} keyName={action.keyName} onClick={run}>
            {action.label}
          </Button>
        ) : null}
      </span>
    ),
  });
}
