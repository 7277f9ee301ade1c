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
    <DialogFrame opened={opened} onClose={onClose} width={width}>
      <div className={css['head']}>
        <Modal.Title className={css['title']}>{title}</Modal.Title>
        <Modal.CloseButton className={css['close']} aria-label={t`Close`} />
      </div>
      <div className={css['body']}>
        {children}
        {actions ? <div className={css['actions']}>{actions}</div> : null}
      </div>
    </DialogFrame>
  );
}

export interface DialogFrameProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly width: number;
  /** Stands a little below the top instead of in the middle, for content whose height changes. */
  readonly high?: boolean;
  /** Must hold a `Modal.Title`, which names the dialog. */
  readonly children: ReactNode;
}

/** The bare surface of a dialog. Mantine's own header would be a second banner of the page, so it is not used. */
export function DialogFrame({ opened, onClose, width, high = false, children }: DialogFrameProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={width}
      centered={!high}
      yOffset={high ? '10vh' : '5dvh'}
      returnFocus
      classNames={{ overlay: css['veil'], content: css['content'] }}
    >
      <Modal.Overlay />
      <Modal.Content>{children}</Modal.Content>
    </Modal.Root>
  );
}
