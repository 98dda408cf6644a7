#!/usr/bin/env node
// systemctl as far as the page "five minutes" needs it: it reads the unit that the page installs, runs
// its ExecStart= with the environment that systemd would give, and ends it as the unit says. Nothing of
// the unit's hardening is done here. Units and state are below $SCRATCH; every call is recorded.
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SCRATCH = process.env.SCRATCH;
const [verb, ...rest] = process.argv.slice(2);
const name = rest.filter((word) => !word.startsWith('-')).at(0) ?? '';
const now = rest.includes('--now');
const unitFile = join(SCRATCH, `etc/systemd/system/${name}.service`);
const stateFile = join(SCRATCH, `run/${name}.json`);
const journal = join(SCRATCH, 'journal');
mkdirSync(join(SCRATCH, 'run'), { recursive: true });

/** `Key=value` lines; one that occurs again adds to what it had. */
function unit() {
  const settings = new Map();
  for (const line of readFileSync(unitFile, 'utf8').split('\n')) {
    const [, key, value] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (key !== undefined) settings.set(key, [...(settings.get(key) ?? []), value]);
  }
  return settings;
}

const state = () => (existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : null);
const isActive = () => state()?.ended === null;

/** Stays with the service, as systemd does, and notes how it ended. */
async function supervise() {
  const settings = unit();
  const [file, ...args] = settings.get('ExecStart')[0].split(' ');
  const stateDirectory = join(SCRATCH, 'var/lib', settings.get('StateDirectory')[0]);
  mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
  const given = (settings.get('Environment') ?? []).map((entry) => entry.split(/=(.*)/s));
  const env = {
    PATH: '/usr/bin:/bin',
    TZ: 'UTC',
    STATE_DIRECTORY: stateDirectory,
    ...Object.fromEntries(given),
  };
  const log = openSync(journal, 'a');
  const child = spawn(file, args, { cwd: '/', env, stdio: ['ignore', log, log] });
  note({ pid: child.pid, ended: null });
  child.on('exit', (code, signal) => {
    note({ pid: child.pid, ended: { code, signal } });
  });
}

/** Whole or not at all: another systemctl may be reading it. */
function note(now) {
  writeFileSync(`${stateFile}.new`, JSON.stringify(now));
  renameSync(`${stateFile}.new`, stateFile);
}

async function start() {
  rmSync(stateFile, { force: true });
  const stderr = openSync(journal, 'a');
  const supervisor = spawn(process.execPath, [process.argv[1], 'supervise', name], {
    detached: true,
    stdio: ['ignore', stderr, stderr],
  });
  supervisor.unref();
  while (state() === null) await sleep(20); // Type=exec: until it runs
}

async function stop() {
  if (!isActive()) return;
  const settings = unit();
  const patience = Number(settings.get('TimeoutStopSec')[0]) * 1000;
  process.kill(state().pid, settings.get('KillSignal')[0]);
  const from = Date.now();
  while (isActive() && Date.now() - from < patience) await sleep(20);
  if (isActive()) process.kill(state().pid, 'SIGKILL');
  const { ended } = state();
  record(`${name} ended: ${JSON.stringify(ended)}`);
  if (ended?.code !== 0) process.exitCode = 1;
}

/** What systemd itself says of the unit, where it is installed. */
function verify() {
  try {
    execFileSync(
      'systemd-analyze',
      ['verify', join(SCRATCH, 'etc/systemd/system/noanswer.service')],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function record(what) {
  appendFileSync(join(SCRATCH, 'systemctl.calls'), `${what}\n`);
}

if (verb !== 'supervise') record([verb, ...rest].join(' '));
switch (verb) {
  case 'supervise':
    await supervise();
    break;
  case 'daemon-reload':
    if (existsSync(join(SCRATCH, 'etc/systemd/system/noanswer.service'))) verify();
    break;
  case 'enable':
    if (now) await start();
    break;
  case 'start':
    await start();
    break;
  case 'disable':
    if (now) await stop();
    break;
  case 'stop':
    await stop();
    break;
  case 'status':
  case 'is-active':
    console.log(isActive() ? 'active' : 'inactive');
    if (!isActive()) process.exitCode = 3;
    break;
  default:
    console.error(`systemctl ${verb}: the page did not need this before`);
    process.exitCode = 1;
}
