import type { IconShape } from '../../ui/icon.tsx';

/** A place in the main navigation. */
export interface NavItem {
  readonly to: string;
  readonly label: string;
  /** For the tabs of a phone, where there is room for one word. */
  readonly short?: string;
  readonly icon: IconShape;
}

/** Who is here, as the header shows it. */
export interface ShellPerson {
  readonly name: string;
  /** What this person is here, in words: "Facilitator, Heron house". */
  readonly role?: string;
}

/** One thing that the search found. */
export interface SearchHit {
  readonly id: string;
  readonly kind: 'person' | 'competency' | 'place';
  readonly title: string;
  readonly detail?: string;
  readonly to: string;
}

export type SearchFunction = (query: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
