import { InvalidArgumentError, Option } from 'commander';
import { isTimeZone } from '@noanswer/maillog';
import type { Mta } from '@noanswer/maillog';
import type { RecipientMode } from '@noanswer/store';

/** Options of every command that reads logs. */
export interface LogOptions {
  readonly timezone: string;
  readonly host: string;
}

/** The zone of this machine: logs are mostly read where they were written. */
export const machineZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function timeZoneOption(): Option {
  return new Option('--timezone <zone>', 'IANA zone of stamps that carry none')
    .default(machineZone(), 'this machine\u2019s')
    .argParser((zone: string) => {
      if (!isTimeZone(zone)) {
        throw new InvalidArgumentError(
          'Name a zone of the IANA data base, such as Europe/Vienna or UTC.',
        );
      }
      return zone;
    });
}

/** Exim's own log names no host: it needs one from us. */
export function hostOption(): Option {
  return new Option(
    '--host <name>',
    'log host of lines that name none (Exim\u2019s main log)',
  ).default('localhost');
}

export function mtaOption(): Option {
  return new Option('--mta <name>', 'answer for one mail transfer agent only').choices([
    'postfix',
    'exim',
  ] satisfies Mta[]);
}

/** What may be kept of recipients' local parts. */
export const RECIPIENT_MODES: readonly RecipientMode[] = ['hash', 'plain', 'drop'];

/** The engine's calendar ends in 2106: a longer time would wrap around and end every row at once. */
export const MOST_RETENTION_DAYS = 10_000;

const RELATIVE = /^([0-9]{1,6})(m|h|d)$/;
const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `2026-11-21`, `2026-11-21T09:00:00Z`, or `90m`, `24h`, `7d` before now. */
export function parseMoment(text: string): number {
  const relative = RELATIVE.exec(text);
  if (relative !== null) {
    return Date.now() - Number(relative[1]) * (UNIT_MS[relative[2] ?? ''] ?? 0);
  }
  const at = /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) {
    throw new InvalidArgumentError(
      'Write a time such as 2026-11-21, 2026-11-21T09:00:00Z, or 90m, 24h, 7d for so long before now.',
    );
  }
  return at;
}
