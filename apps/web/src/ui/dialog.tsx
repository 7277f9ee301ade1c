import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './dialog.module.css';

export interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** One main action and at most two others, the main one last. */
  readonly actions?: ReactNode;
  readonly width?: number;
}

/** A question or a short task over the page. Escape closes it, and the focus goes back to where it was. */
export function Dialog({ opened, onClose, title, children, actions, width = 520 }: DialogProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={width}
      centered
      returnFocus
      closeButtonProps={{ 'aria-label': t`Close` }}
      classNames={{
        content: css['content'],
        header: css['header'],
        title: css['title'],
        body: css['body'],
        close: css['close'],
      }}
    >
      {children}
      {actions ? <div className={css['actions']}>{actions}</div> : null}
    </Modal>
  );
}
