// "npm start": install, build, migrate, demo district on the first start, serve.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages, ensureWeb, pinnedNode, root } from './prepare.mjs';

ensurePackages();
ensureWeb();
const env = { CAIRN_MODE: 'demo', HOST: '127.0.0.1', ...process.env };
const child = spawn(pinnedNode(), [join(root, 'apps/server/src/cli/main.ts'), 'serve'], {
  cwd: root,
  stdio: 'inherit',
  env,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0));
