import { anAttempt, noAnswer } from '../fixtures/rows';
import { openStore } from '../open-store';
import { egress } from './egress';
import { unparsedSamples } from './unparsed-samples';

test('a server that reaches nobody stands out from one that reaches the same domains', async () => {
  const store = await openStore();
  try {
    const writer = store.writer();
    for (const domain of ['a.example', 'b.example', 'c.example']) {
      writer.attempt(noAnswer({ logHost: 'out1', domain }));
      writer.attempt(anAttempt({ logHost: 'out2', domain }));
    }
    writer.attempt(noAnswer({ logHost: 'out2', domain: 'dead.example' }));
    writer.attempt(noAnswer({ logHost: 'out2', domain: 'a.example' }));
    writer.attempt(anAttempt({ logHost: 'out1', domain: 'ours', reason: 'local_fault' }));
    await writer.flush();
    expect(await store.ask(egress())).toEqual([
      {
        logHost: 'out1',
        attempts: 3,
        domainsTried: 3,
        domainsAnswered: 0,
        domainsUnreachable: 3,
        answeredElsewhere: 3,
      },
      {
        logHost: 'out2',
        attempts: 5,
        domainsTried: 4,
        domainsAnswered: 3,
        domainsUnreachable: 1,
        answeredElsewhere: 0,
      },
    ]);
  } finally {
    await store.close();
  }
});

test('samples are bounded a source, shown of every kind, and masked', async () => {
  const store = await openStore();
  try {
    const writer = store.writer({ samplesPerSource: 3 });
    for (let offset = 0; offset < 10; offset++)
      writer.unparsed({
        source: 'file-a',
        offset,
        mta: 'postfix',
        program: 'postfix/smtp',
        why: 'no pattern',
        text: `${offset}: to=<jo@example.org>`,
      });
    const at = 1_700_000_000_123;
    const other = { source: 'file-b', offset: 7, at, mta: '', program: '', why: 'no stamp' };
    writer.unparsed({ ...other, text: 'x'.repeat(2000) });
    await writer.flush();
    const samples = await store.ask(unparsedSamples(2));
    expect(samples).toEqual([
      { ...other, text: 'x'.repeat(500) },
      expect.objectContaining({ offset: 0, at: undefined, text: '0: to=<…@example.org>' }),
    ]);
    expect(await store.ask(unparsedSamples())).toHaveLength(4);
  } finally {
    await store.close();
  }
});
