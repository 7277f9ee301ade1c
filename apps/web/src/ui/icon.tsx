import type { LucideIcon } from 'lucide-react';

export type IconShape = LucideIcon;

/** An icon with a 1.6 px line at any size. It is decoration: a word always stands beside it. */
export function Icon({ shape: Shape, size = 20 }: { readonly shape: IconShape; readonly size?: number }) {
  return <Shape size={size} strokeWidth={1.6} absoluteStrokeWidth aria-hidden="true" />;
}
