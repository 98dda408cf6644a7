import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { endService, freePort, makeMachine } from './five-minutes/machine';
import { PAGE, inScratchRoot, stepsOf } from './five-minutes/page';
import { Shell } from './five-minutes/shell';
import { commit, makeUpstream } from './five-minutes/upstream';
import { ROOT, analyzeJson } from './run-noanswer';
import { inScratch } from './scratch-directory';

/*
 * Every `sh` block of docs/five-minutes.md is run, in order, by one shell: on a machine whose root is
 * a scratch directory, whose systemctl runs the service without systemd, and whose npm takes what is
 * installed and built here.
 */

/** What is asked about of the answers that the page prints. */
interface Answer {
  readonly status?: string;
  readonly files?: readonly { readonly path: string; readonly lines: { readonly read: number } }[];
  readonly attempts?: Readonly<Record<string, number>>;
  readonly domains?: readonly { readonly domain: string }[];
}

/** The answers among what was printed, which end in no line end. */
function answersIn(printed: string): Answer[] {
  const lines = printed.split(/\n|(?<=\})(?=\{)/).filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as Answer);
}

it('"Run it on your mail server in five minutes" does what it says, step by step', async () => {
  await inScratch(async (scratch) => {
    const at = (path: string): string => join(scratch, path);
    const port = await freePort();
    const here = (text: string): string => inScratchRoot(text, scratch, port);
    const ask = async (question: string): Promise<Answer> =>
      (await (await fetch(`http://127.0.0.1:${port}${question}`)).json()) as Answer;
    await makeMachine(scratch);
    makeUpstream(at('upstream'), here);
    const logs = ['var/log/mail.log', 'var/log/exim4/mainlog'].map(at);
    const written = logs.map((log) => readFileSync(log, 'latin1'));
    const linesOf = new Map(logs.map((log, i) => [log, written[i]!.split('\n').length - 1]));
    const { attempts } = await analyzeJson(logs);
    const shell = new Shell(scratch, {
      cwd: ROOT,
      env: {
        PATH: `${at('shims')}:${at('usr/local/bin')}:${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
        HOME: scratch,
        TZ: 'UTC',
        SCRATCH: scratch,
        PROJECT: ROOT,
        REPOSITORY: at('upstream'),
        EDITOR: 'true',
      },
    });
    const steps = stepsOf(PAGE);
    const run = async (heading: string): Promise<string> => {
      const commands = steps.get(heading) ?? `echo 'the page has no step ${heading}'; false`;
      steps.delete(heading);
      return shell.run(here(commands));
    };
    const untilReady = async (): Promise<void> => {
      const deadline = Date.now() + 300_000;
      while ((await ask('/health/ready')).status !== 'ready') {
        if (Date.now() > deadline) throw new Error(readFileSync(at('journal'), 'utf8'));
        await sleep(50);
      }
    };

    try {
      await run('1. Install');
      const config = parse(await run('2. Tell it which logs')) as Record<string, unknown>;
      expect(config).toMatchObject({
        logs: { paths: logs },
        store: { directory: at('var/lib/noanswer') },
      });
      await run('3. Start it');
      const works = await run('4. See that it works');
      expect(works).toMatch(/^active\n/);
      expect(answersIn(works)).toEqual([
        expect.objectContaining({ status: expect.stringMatching(/^(ready|degraded)$/) as string }),
      ]);
      await untilReady();

      const [ingest, summary, domains] = answersIn(await run('5. What to look at first'));
      expect(new Map(ingest?.files?.map(({ path, lines }) => [path, lines.read]))).toEqual(linesOf);
      expect(summary?.attempts).toEqual(attempts);
      expect(domains?.domains?.map(({ domain }) => domain)).toContain('timeout.test');
      expect(await ask('/v1/domains/timeout.test')).toMatchObject({ domain: 'timeout.test' });

      expect(await run('If it is not ready')).toMatch(/^active\n.*listening on http/s);

      writeFileSync(at('upstream/news'), '');
      commit(at('upstream'), 'News');
      expect(answersIn(await run('Update'))).toHaveLength(1);
      expect(existsSync(at('opt/noanswer/news'))).toBe(true);
      await untilReady();
      // What was read before the update is neither gone nor there twice.
      expect((await ask('/v1/summary')).attempts).toEqual(attempts);

      await run('Uninstall');
      expect([...steps.keys()]).toEqual([]);
      expect(await shell.end()).toBe(0);
    } finally {
      endService(scratch);
    }
    const ends = readFileSync(at('systemctl.calls'), 'utf8').match(/^noanswer ended: .*$/gm);
    expect(ends).toEqual(Array(2).fill('noanswer ended: {"code":0,"signal":null}'));
    for (const left of ['opt', 'etc/systemd/system', 'var/lib', 'usr/local/bin'])
      expect(readdirSync(at(left))).toEqual([]);
    expect(readdirSync(at('etc'))).toEqual(['systemd']);
    // The mail server's own logs are as they were.
    expect(logs.map((log) => readFileSync(log, 'latin1'))).toEqual(written);
  });
});
