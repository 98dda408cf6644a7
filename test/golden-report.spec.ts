import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES, noanswer } from './run-noanswer';

/**
 * The text report as a person reads it, frozen. Renew it with
 * `NOANSWER_RENEW=1 npm test -- test/golden-report`, and read what changed: `git diff test/golden`.
 */
const REPORTS: Readonly<Record<string, readonly string[]>> = {
  'samples.txt': [SAMPLES],
  'samples-postfix.txt': [join(SAMPLES, 'mail.log')],
  'samples-one-domain.txt': ['--domain', 'multi.test', SAMPLES],
};

describe.each(Object.entries(REPORTS))('golden/%s', (name, args) => {
  const golden = join(__dirname, 'golden', name);

  it('is what the report says, and fits a terminal of 80 columns', async () => {
    const run = await noanswer(['analyze', '--timezone', 'UTC', ...args]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    if (process.env['NOANSWER_RENEW'] === '1' || !existsSync(golden))
      writeFileSync(golden, run.stdout);
    expect(run.stdout).toBe(readFileSync(golden, 'utf8'));
  });
});
