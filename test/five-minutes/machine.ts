import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { samplesNearNow } from '../../apps/standalone/src/samples/samples-near-now';
import { SAMPLES } from '../run-noanswer';

const DIRECTORIES = ['opt', 'etc/systemd/system', 'var/lib', 'var/log/exim4', 'usr/local/bin'];
/** Commands that are not the real ones, and why: see each file. */
const SHIMS = ['systemctl', 'npm', 'journalctl'];

/** Makes the root of a machine that has a mail server with logs of the last minutes. */
export async function makeMachine(scratch: string): Promise<void> {
  for (const directory of [...DIRECTORIES, 'shims'])
    mkdirSync(join(scratch, directory), { recursive: true });
  const logs = join(scratch, 'var/log');
  await samplesNearNow(Date.now(), logs, SAMPLES);
  renameSync(join(logs, 'mainlog'), join(logs, 'exim4/mainlog'));
  for (const command of SHIMS) {
    const shim = join(scratch, 'shims', command);
    writeFileSync(shim, `#!/bin/sh\nexec node '${join(__dirname, `${command}.mjs`)}' "$@"\n`);
    chmodSync(shim, 0o755);
  }
}

/** A port of the loopback that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Ends the service if a step that failed has left it behind. */
export function endService(scratch: string): void {
  const file = join(scratch, 'run/noanswer.json');
  if (!existsSync(file)) return;
  const { pid, ended } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; ended: unknown };
  if (ended === null) process.kill(pid, 'SIGKILL');
}
