// Finds a Chromium; as root on Debian it installs the package, elsewhere it names the one command.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium, or null. `CAIRN_CHROMIUM` names one. */
export function findChromium() {
  const named = process.env.CAIRN_CHROMIUM;
  return [named ?? '', ...PLACES].find((path) => path !== '' && existsSync(path)) ?? null;
}

/** As findChromium, installing Debian's package where that is possible; ends the process when there is none. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (debian) {
    process.stderr.write('Installing Chromium (Debian package).\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 2, 2],
      env,
    });
  }
  const now = findChromium();
  if (now !== null) return now;
  process.stderr.write(
    'The browser tests need a Chromium. On Debian or Ubuntu: sudo apt-get install chromium. Elsewhere set CAIRN_CHROMIUM to its path.\n',
  );
  process.exit(1);
}
