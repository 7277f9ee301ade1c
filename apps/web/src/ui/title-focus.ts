/**
 * After a change of screen the focus moves to the new screen's title, so that keyboard and
 * screen-reader users start there. The title may come later than the change (lazy code, data),
 * so the wish is kept until a title takes it.
 */
let wanted = false;

/** A screen was left: the next title takes the focus. */
export function wantTitleFocus(): void {
  wanted = true;
}

/** Called by a title when it appears. */
export function claimTitleFocus(title: HTMLElement): void {
  if (!wanted) return;
  wanted = false;
  title.focus({ preventScroll: true });
}

/** Called by a title when it goes: if it held the focus, its successor (loading, then loaded) gets it. */
export function leaveTitle(title: HTMLElement): void {
  if (document.activeElement === title) wanted = true;
}

/** For a screen that stayed mounted while its address changed: focus the title that is there. */
export function focusPresentTitle(): void {
  if (!wanted) return;
  const title = document.querySelector<HTMLElement>('[data-page-title]');
  if (title) claimTitleFocus(title);
}
