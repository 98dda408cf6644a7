import { execFileSync } from 'node:child_process';
import type { Report } from '../../run-noanswer';
import type { Counts } from '../../serve/load/counts';

const PIPELINES: Readonly<Record<string, string>> = {
  'lines read': 'wc -l',
  'connections no answer': "grep -c 'postfix/smtp.*: connect to .*: Connection timed out$'",
  'connections refused': "grep -c 'postfix/smtp.*: connect to .*: Connection refused$'",
  'connections no route': "grep -c 'postfix/smtp.*: connect to .*: No route to host$'",
  'connections network unreachable':
    "grep -c 'postfix/smtp.*: connect to .*: Network is unreachable$'",
  'recipients sent': "grep -c ' to=<.* status=sent '",
  'recipients deferred': "grep -c ' to=<.* status=deferred '",
  'recipients bounced': "grep -c ' to=<.* status=bounced '",
  suspended: "grep -c ' to=<.* status=deferred (delivery temporarily suspended: '",
};

const DOMAINS =
  "grep ' to=<.* status=' | grep -v 'delivery temporarily suspended: ' | sed 's/.* to=<[^@]*@\\([^>]*\\)>.*/\\1/' | sort | uniq -c";

/** What the shell counts in all files together, compressed or not. */
export function countedByGrep(directory: string): Counts {
  const counts: Record<string, number> = {};
  for (const [name, pipeline] of Object.entries(PIPELINES))
    counts[name] = Number(inShell(`${pipeline} || true`, directory));
  for (const row of inShell(DOMAINS, directory).split('\n').slice(0, -1)) {
    const [, count = '', domain = ''] = /^ *(\d+) (.*)$/.exec(row) ?? [];
    counts[`recipients at ${domain}`] = Number(count);
  }
  return counts;
}

function inShell(pipeline: string, directory: string): string {
  return execFileSync(
    'sh',
    [
      '-c',
      `cat_all() { for f in "$1"/*; do zcat -f "$f"; done; }; cat_all "$1" | { ${pipeline}; }`,
      'sh',
      directory,
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
}

/** The same counts, as noanswer's report has them. */
export function toldInGrepsWords(report: Report): Counts {
  const { lines, connections, recipients, suspended } = report;
  return {
    'lines read': lines['read'] ?? 0,
    'connections no answer': connections['no_answer'] ?? 0,
    'connections refused': connections['refused'] ?? 0,
    'connections no route': connections['no_route'] ?? 0,
    'connections network unreachable': connections['network_unreachable'] ?? 0,
    'recipients sent': recipients['sent'] ?? 0,
    'recipients deferred': recipients['deferred'] ?? 0,
    'recipients bounced': recipients['bounced'] ?? 0,
    suspended,
    ...Object.fromEntries(
      report.domains
        .filter((row) => row.recipients > 0)
        .map((row) => [`recipients at ${row.domain}`, row.recipients]),
    ),
  };
}
