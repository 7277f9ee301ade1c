const KEY = 'cairn.reloaded-at';
const PAUSE_MS = 60_000;

/**
 * A page left open over an upgrade asks for parts that are gone: it loads itself anew, which keeps what waits to
 * be sent. Once a minute at most, so that a server that lost its files does not make the page turn in circles.
 */
export function reloadAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const before = Number(window.sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - before < PAUSE_MS) return;
    event.preventDefault();
    window.sessionStorage.setItem(KEY, String(Date.now()));
    window.location.reload();
  });
}
