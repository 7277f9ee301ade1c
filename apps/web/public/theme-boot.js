// Runs before the first paint so that the page never flashes in the other theme.
// It is a file of its own because the content security policy allows no inline script.
(() => {
  const key = 'cairn.theme';
  let choice = 'auto';
  try {
    choice = window.localStorage.getItem(key) ?? 'auto';
  } catch {
    // Storage may be closed (private windows); the system's choice then holds.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
