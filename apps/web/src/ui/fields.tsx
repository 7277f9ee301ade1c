import {
  Checkbox,
  type CheckboxProps,
  NativeSelect,
  type NativeSelectProps,
  PasswordInput,
  type PasswordInputProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './fields.module.css';
import { Icon } from './icon.tsx';

interface FieldWords {
  readonly label: ReactNode;
  /** What to write here, said before the field and read out with it. */
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right. */
  readonly error?: ReactNode;
}

type Field<Props> = FieldWords & Omit<Props, 'label' | 'description' | 'error' | 'classNames'>;

const classNames = {
  label: css['label'],
  description: css['hint'],
  error: css['error'],
  input: css['input'],
};

function words({ label, hint, error }: FieldWords) {
  return { label, description: hint, error: error ? <ErrorWords>{error}</ErrorWords> : undefined };
}

function ErrorWords({ children }: { readonly children: ReactNode }) {
  return (
    <span className={css['errorWords']}>
      <Icon shape={TriangleAlert} size={16} />
      <span>{children}</span>
    </span>
  );
}

export function TextField({ label, hint, error, ...rest }: Field<TextInputProps>) {
  return <TextInput {...rest} {...words({ label, hint, error })} classNames={classNames} />;
}

export function PasswordField({ label, hint, error, ...rest }: Field<PasswordInputProps>) {
  const names = { ...classNames, input: css['inputShell'], innerInput: css['innerInput'] };
  return <PasswordInput {...rest} {...words({ label, hint, error })} classNames={names} />;
}

export function TextAreaField({ label, hint, error, ...rest }: Field<TextareaProps>) {
  return <Textarea rows={3} {...rest} {...words({ label, hint, error })} classNames={classNames} />;
}

/** A choice from a list, by the browser's own control: it works on every phone and with every reader. */
export function SelectField({ label, hint, error, ...rest }: Field<NativeSelectProps>) {
  return <NativeSelect {...rest} {...words({ label, hint, error })} classNames={classNames} />;
}

export function CheckField({ label, hint, error, ...rest }: Field<CheckboxProps>) {
  const names = {
    label: css['checkLabel'],
    description: css['hint'],
    error: css['error'],
    body: css['checkBody'],
    input: css['checkInput'],
    icon: css['checkIcon'],
  };
  return <Checkbox size="md" {...rest} {...words({ label, hint, error })} classNames={names} />;
}
