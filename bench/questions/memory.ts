import type { Mta } from '../logs/make-log';
import { logOf } from '../logs/make-log';
import { COMMAND } from '../measure/built';
import { measuredRun } from '../measure/measured-run';
import type { Section } from '../results/section';

const LIMIT_MIB = 1024;
/** Ten times the lines may cost a little: more domains are met, the engine caches more. */
const FLAT = 1.25;
const SMALL = 1_000_000;
const LARGE = 10_000_000;

/** What analyze takes at its peak, and that ten times the lines do not take more. */
export async function memory(mta: Mta, large: boolean): Promise<Section> {
  const sizes = large ? [SMALL, LARGE] : [SMALL];
  const peaks: (number | null)[] = [];
  const rows: string[][] = [];
  for (const lines of sizes) {
    const path = logOf(mta, lines);
    const run = await measuredRun({
      argv: [process.execPath, COMMAND, 'analyze', path, '--timezone', 'UTC'],
      onOneCore: false,
    });
    peaks.push(run.peakMiB);
    rows.push([
      lines.toLocaleString('en'),
      run.peakMiB?.toFixed(0) ?? 'unknown',
      run.seconds.toFixed(1),
      run.cpuSeconds?.toFixed(1) ?? 'unknown',
    ]);
  }
  return {
    title: `Memory of noanswer analyze: ${mta} log`,
    head: ['lines', 'peak MiB', 's', 'CPU s'],
    rows,
    notes: notes(peaks, large),
  };
}

function notes(peaks: readonly (number | null)[], large: boolean): string[] {
  const known = peaks.filter((peak) => peak !== null);
  const most = Math.max(...known);
  if (known.length < peaks.length)
    return ['the system does not tell a process’s peak: NOT MEASURED'];
  const within = `target: at most ${LIMIT_MIB} MiB: ${most <= LIMIT_MIB ? 'met' : 'MISSED'}`;
  if (!large) return [within, 'flat up to 10 million lines: NOT MEASURED, run with --large'];
  const growth = most / (peaks[0] ?? most);
  const flat = growth <= FLAT ? 'met' : 'MISSED';
  return [within, `target: flat; ten times the lines take ${growth.toFixed(2)} times: ${flat}`];
}
