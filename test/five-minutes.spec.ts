import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endService, freePort, makeMachine } from './five-minutes/machine';
import { PAGE, inScratchRoot, stepsOf } from './five-minutes/page';
import { Shell } from './five-minutes/shell';
import { commit, makeUpstream } from './five-minutes/upstream';
import { ROOT, analyzeJson } from './run-noanswer';
import { inScratch } from './scratch-directory';

/*
 * Every `sh` block of docs/five-minutes.md is run, in order, by one shell: on a machine whose root is
 * a scratch directory, whose systemctl runs the service without systemd, and whose npm takes the
 * packages that are installed here.
 */

interface Asked {
  readonly status?: string;
  readonly files?: readonly { readonly path: string; readonly lines: { readonly read: number } }[];
  readonly domains?: readonly { readonly domain: string; readonly attempts: number }[];
}

/** The answers among what was printed: each is one line of JSON. */
function answersIn(printed: string): Asked[] {
  const lines = printed.split(/\n|(?<=\})(?=\{)/).filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as Asked);
}

it('"Run it on your mail server in five minutes" does what it says, step by step', async () => {
  await inScratch(async (scratch) => {
    const port = await freePort();
    const here = (text: string): string => inScratchRoot(text, scratch, port);
    await makeMachine(scratch);
    const upstream = join(scratch, 'upstream');
    makeUpstream(upstream, here);
    const path = ['shims', 'usr/local/bin'].map((directory) => join(scratch, directory));
    const shell = new Shell(scratch, {
      cwd: ROOT,
      env: {
        PATH: `${path.join(':')}:${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
        HOME: scratch,
        TZ: 'UTC',
        SCRATCH: scratch,
        PROJECT: ROOT,
        REPOSITORY: upstream,
        EDITOR: 'true',
      },
    });
    try {
      const steps = stepsOf(PAGE);
      for (const { heading, commands } of steps) {
        const t = Date.now();
        if (heading === 'Update') {
          writeFileSync(join(upstream, 'news'), '');
          commit(upstream, 'News');
        }
        const printed = await shell.run(here(commands));
        console.log(heading, Date.now() - t, printed);
      }
      expect(await shell.end()).toBe(0);
    } finally {
      endService(scratch);
    }
  });
});
