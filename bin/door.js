'use strict';
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const wanted = 24;
// docs/decisions/0016-memory.md: a smaller young generation, and large blocks of memory given back.
const always = ['--max-semi-space-size=16'];
const env = { MALLOC_MMAP_THRESHOLD_: '262144', MALLOC_ARENA_MAX: '2', ...process.env };

/**
 * Runs a built program of ours. The product runs on the Node.js that npm installed beside it (package
 * `node`, see docs/dependencies.md), whatever Node.js started this file.
 */
module.exports = function open({ name, app, flags = [] }) {
  const main = join(root, `dist/apps/${app}/apps/${app}/src/main.js`);
  if (!existsSync(main)) leave(`${name}: not built yet. Run: npm run build`);
  const argv = [...always, ...flags, main, ...process.argv.slice(2)];
  if (Number(process.versions.node.split('.')[0]) < wanted) return runBehind(name, argv);
  // The same process goes on as another program: no parent that waits beside it.
  if (process.execve) {
    const asked = [process.execPath, ...process.execArgv];
    process.execve(process.execPath, [...asked, ...argv], env);
  }
  require(main);
};

function runBehind(name, argv) {
  const run = spawn(join(root, 'node_modules/node/bin/node'), argv, { stdio: 'inherit', env });
  // Whoever is told to end here is only the door: the one behind it must hear of it, and decides.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => run.kill(signal));
  }
  run.on('error', () => {
    leave(`${name}: needs Node.js ${wanted}, and npm's own could not be started. Run: npm ci`);
  });
  run.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exit(code ?? 1);
  });
}

function leave(why) {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}
