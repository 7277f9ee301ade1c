import type { Session } from '@cairn/contract';

const addresses = {
  trail: '/trail',
  today: '/today',
  family: '/family',
  schools: '/schools',
  console: '/console',
  none: null,
} as const satisfies Record<Session['home'], string | null>;

/** The address of a person's first screen; null when none is meant for them yet. */
export function homeAddress(home: Session['home']): string | null {
  return addresses[home];
}

/** Where to go after signing in: back to where it was asked for, else home, else the start page. */
export function afterSignIn(home: Session['home'], back: string | undefined): string {
  return back ?? homeAddress(home) ?? '/';
}
