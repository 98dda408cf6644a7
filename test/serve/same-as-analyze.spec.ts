import { appendFileSync, copyFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, analyzeJson } from '../run-noanswer';
import { inScratch } from '../scratch-directory';
import { untilAllIsRead } from './ingest-answer';
import { Serving, freePort } from './serving';

const LABS = ['samples', 'test/lab/logs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('log'))
    .map((name) => join(ROOT, folder, name)),
);

/** What `analyze` prints, without the list of inputs: the answers alone. */
async function answers(args: readonly string[]): Promise<object> {
  return { ...(await analyzeJson(['--host', 'exim1', ...args])), inputs: [] };
}

it('a log followed in pieces has the answers of one read whole; reading it again changes none', async () => {
  await inScratch(async (place) => {
    const [logs, data] = [join(place, 'logs'), join(place, 'data')];
    mkdirSync(logs);
    const copies = LABS.map((file, n) => ({ file, copy: join(logs, `mail-${n}.log`) }));
    const serving = Serving.start({ data, paths: [logs], port: await freePort() });
    try {
      for (const share of [0.3, 0.301, 0.7, 1]) {
        for (const { file, copy } of copies) growTo(share, file, copy);
        await untilAllIsRead(serving);
      }
      expect(await serving.terminate()).toMatchObject({ code: 0 });
    } finally {
      await serving.kill();
    }
    const followed = await answers(['--data', data]);
    expect(followed).toEqual(await answers([logs]));
    expect(await answers(['--data', data, logs])).toEqual(followed);
  });
});

function growTo(share: number, file: string, copy: string): void {
  const whole = readFileSync(file);
  const have = share === 0.3 ? 0 : readFileSync(copy).length;
  if (have === 0) copyFileSync('/dev/null', copy);
  appendFileSync(copy, whole.subarray(have, Math.round(whole.length * share)));
}
