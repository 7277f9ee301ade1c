/**
 * Small choices kept on this device (language, theme). Never anything about a learner.
 * Storage can be closed (private windows, policies), so reading and writing may quietly do nothing.
 */
export function readStored(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // The choice then lasts for this page only.
  }
}
