import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import css from './button.module.css';
import { Icon, type IconShape } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';

/** `main`: the one action of a screen. `person`: asks for a person (amber), nothing else. */
export type ButtonVariant = 'main' | 'other' | 'quiet' | 'person';

interface ButtonLook {
  readonly variant?: ButtonVariant | undefined;
  readonly icon?: IconShape | undefined;
  /** An icon after the words, such as an arrow. */
  readonly iconAfter?: IconShape | undefined;
  /** The key that does the same, shown on the button. The screen binds the key. */
  readonly keyName?: string | undefined;
  /** 54 px high: the one main action on a phone. */
  readonly tall?: boolean | undefined;
  /** As wide as its place. */
  readonly full?: boolean | undefined;
  readonly children: ReactNode;
}

export interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Something is being sent: the button keeps its focus and its place, and does nothing. */
  readonly busy?: boolean | undefined;
}

function lookClass({ variant = 'other', tall, full }: Omit<ButtonLook, 'children'>, extra?: string): string {
  const names = [css['button'], css[variant], tall && css['tall'], full && css['full'], extra];
  return names.filter(Boolean).join(' ');
}

function Face({ icon, iconAfter, keyName, children }: ButtonLook) {
  return (
    <>
      {icon ? <Icon shape={icon} size={18} /> : null}
      <span>{children}</span>
      {iconAfter ? <Icon shape={iconAfter} size={18} /> : null}
      {keyName ? <KeyCap>{keyName}</KeyCap> : null}
    </>
  );
}

export function Button(props: ButtonProps) {
  const { variant, icon, iconAfter, keyName, tall, full, children, busy, className, onClick, ...rest } =
    props;
  return (
    <button
      type="button"
      {...rest}
      className={lookClass({ variant, tall, full }, className)}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      <Face {...{ icon, iconAfter, keyName, children }} />
    </button>
  );
}

export interface ButtonAnchorProps
  extends ButtonLook,
    Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'children'> {}

/** A link that looks like a button, for addresses outside the router (files, other documents). */
export function ButtonAnchor(props: ButtonAnchorProps) {
  const { variant, icon, iconAfter, keyName, tall, full, children, className, ...rest } = props;
  return (
    <a {...rest} className={lookClass({ variant, tall, full }, className)}>
      <Face {...{ icon, iconAfter, keyName, children }} />
    </a>
  );
}

/** A link to a screen that looks like a button; takes the router's `to`, `params` and `search`. */
export const ButtonLink = createLink(ButtonAnchor);
