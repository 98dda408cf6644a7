import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { canPin } from '../measure/measured-run';

/** What a reader must know to compare figures with those of another machine, or another day. */
export function machineText(command: string): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const before = loadavg()[0] ?? 0;
  return [
    `## ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC\n`,
    `- \`${command}\`, commit ${commit()}`,
    `- ${cpus().length} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    `- load before: ${before.toFixed(2)}${before > 0.5 ? ': THE MACHINE WAS BUSY with other work' : ''}`,
    `- “one core” ${canPin() ? 'is held by taskset' : 'is NOT held: there is no taskset here'}`,
    '',
  ].join('\n');
}

function commit(): string {
  try {
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: __dirname, encoding: 'utf8' }).trim();
    return git('rev-parse', '--short', 'HEAD');
  } catch {
    return 'unknown';
  }
}
