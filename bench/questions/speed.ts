import { statSync } from 'node:fs';
import type { Mta } from '../logs/make-log';
import { COMMAND, PARSE_ONLY } from '../measure/built';
import type { Entrant, Standing } from '../measure/contest';
import { contest } from '../measure/contest';
import type { Peer } from '../measure/peers';
import { findPeer, PEERS } from '../measure/peers';
import type { Section } from '../results/section';

export type SpeedOf = 'parsing' | 'analyze';

interface Target {
  readonly title: string;
  readonly atLeast: number;
  readonly aim: number;
  readonly onOneCore: boolean;
  readonly argv: (path: string) => Entrant['argv'];
}

const node = process.execPath;

const TARGETS: Readonly<Record<SpeedOf, Target>> = {
  parsing: {
    title: 'Parsing alone, one core',
    atLeast: 10,
    aim: 10,
    onOneCore: true,
    argv: (path) => [node, PARSE_ONLY, path],
  },
  analyze: {
    title: 'File to store to report (noanswer analyze)',
    atLeast: 3,
    aim: 6,
    onOneCore: false,
    argv: (path) => [node, COMMAND, 'analyze', path, '--timezone', 'UTC'],
  },
};

/** Ours against the peers of this kind of log, in one contest. */
export async function speed(
  of: SpeedOf,
  mta: Mta,
  log: { path: string; lines: number },
  rounds: number,
): Promise<Section> {
  const { title, atLeast, aim, onOneCore, argv } = TARGETS[of];
  const peers = PEERS.filter((peer) => peer.mta === mta);
  const there = peers.flatMap((peer) => entrantOf(peer, log.path, onOneCore) ?? []);
  const missing = peers.filter((peer) => findPeer(peer) === null);
  const ours = { name: 'noanswer', argv: argv(log.path), onOneCore };
  const [own, ...others] = await contest([ours, ...there], rounds);
  if (own === undefined) throw new RangeError('nobody took part');
  const megabytes = Math.round(statSync(log.path).size / 1e6);
  return {
    title: `${title}: ${mta} log, ${log.lines} lines, ${megabytes} MB`,
    head: [
      '',
      'median s',
      'lines/s',
      'CPU s',
      'peak MiB',
      'all rounds, s',
      'noanswer is faster by',
    ],
    rows: [own, ...others].map((standing) => row(standing, own, log.lines)),
    notes: [
      `target: at least ${atLeast} times${aim > atLeast ? `, aiming at ${aim}` : ''}`,
      ...others.map(({ name, seconds }) => {
        const ratio = seconds / own.seconds;
        return `${name}: ${ratio.toFixed(1)} times: ${verdict(ratio, atLeast, aim)}`;
      }),
      ...missing.map(
        ({ name, debianPackage }) =>
          `NOT COMPARED with ${name}: it is not installed (Debian package ${debianPackage})`,
      ),
    ],
  };
}

function verdict(ratio: number, atLeast: number, aim: number): string {
  if (ratio < atLeast) return 'MISSED';
  return ratio >= aim ? 'met' : `met, short of ${aim}`;
}

function entrantOf(peer: Peer, path: string, onOneCore: boolean): Entrant | null {
  const program = findPeer(peer);
  return program === null ? null : { name: peer.name, argv: [program, path], onOneCore };
}

function row(standing: Standing, own: Standing, lines: number): string[] {
  const { name, seconds, cpuSeconds, peakMiB, runs } = standing;
  return [
    name,
    seconds.toFixed(2),
    Math.round(lines / seconds).toLocaleString('en'),
    cpuSeconds?.toFixed(2) ?? 'unknown',
    peakMiB?.toFixed(0) ?? 'unknown',
    runs.map((run) => run.seconds.toFixed(2)).join(' '),
    standing === own ? '' : `${(seconds / own.seconds).toFixed(1)} ×`,
  ];
}
