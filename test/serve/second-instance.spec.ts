import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { inScratch } from '../scratch-directory';
import { ingestOf } from './ingest-answer';
import { Serving, freePort } from './serving';

const LINE =
  'Nov 21 10:00:00 out1 postfix/smtp[7]: connect to mx.d1.test[10.0.0.1]:25: Connection timed out\n';

it('a second serve on the same data: one sentence and an exit code; the first goes on', async () => {
  await inScratch(async (place) => {
    const [data, log] = [join(place, 'data'), join(place, 'mail.log')];
    appendFileSync(log, LINE);
    const first = Serving.start({ data, paths: [log], port: await freePort() });
    try {
      await first.untilLive();
      const second = Serving.start({ data, paths: [log], port: await freePort() });
      const { code } = await second.exit();
      expect(code).toBeGreaterThan(0);
      expect(second.output).toContain(data);
      expect(second.output).toMatch(/use|another|running/i);
      expect(second.output).not.toMatch(/^ +at |node_modules|ClickHouse/m);
      expect(second.output.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
      appendFileSync(log, LINE);
      await first.until('it reads on', async () =>
        (await ingestOf(first)).lines.read === 2 ? true : undefined,
      );
      expect(await first.terminate()).toMatchObject({ code: 0 });
    } finally {
      await first.kill();
    }
  });
});

it('a port that is taken: one sentence that names it and an exit code', async () => {
  await inScratch(async (place) => {
    const log = join(place, 'mail.log');
    appendFileSync(log, LINE);
    const port = await freePort();
    const first = Serving.start({ data: join(place, 'data1'), paths: [log], port });
    try {
      await first.untilLive();
      const second = Serving.start({ data: join(place, 'data2'), paths: [log], port });
      const { code } = await second.exit();
      expect(code).toBeGreaterThan(0);
      expect(second.output).toContain(String(port));
      expect(second.output).not.toMatch(/^ +at |node_modules/m);
    } finally {
      await first.kill();
    }
  });
});
