import type { Reachability, SilenceEvidence, SpikeEnd } from '..';
import { DAY, HOUR, MINUTE } from '..';
import { providerSentence, senderSentence } from '../blame/finding';
import { sentenceOf } from '../silence/sentence';
import { endSpike, openSpike } from '../spike/spike';

const START = Date.UTC(2026, 0, 5, 12);

/** What a person on call reads, word for word: one sample of each kind. */
describe('a decision is told in a sentence', () => {
  const evidence: SilenceEvidence = {
    ...{ since: START, until: START + 26 * HOUR, attempts: 57 },
    reasons: { no_answer: 50, refused: 4, no_route: 2, greeting_timeout: 1 },
    senders: { out1: 30, out2: 27 },
    addresses: { 'mx.example[192.0.2.1]:25': 57 },
    ...{ verdicts: 0, expired: 0, suspended: 12, lastAnswer: START - 9 * MINUTE, samples: [] },
  };
  const state = (
    from: Reachability,
    to: Reachability,
    facts: SilenceEvidence | null,
    answer: number | null = null,
  ): string => sentenceOf(to, { state: from, since: START }, facts, answer, START + 26 * HOUR);

  it('of a domain or a host', () => {
    const short = { ...evidence, until: START + 61 * MINUTE, attempts: 3, reasons: { refused: 3 } };
    expect(state('healthy', 'suspect', { ...short, senders: { out1: 3 }, lastAnswer: null })).toBe(
      'Nothing has answered for 61 min: 3 attempts from 1 sender failed (3 refused); it never answered before.',
    );
    expect(state('suspect', 'chronic', evidence)).toBe(
      'Nothing has answered for 26 h: 57 attempts from 2 senders failed (50 no answer, 4 refused, 2 no route); it last answered 2026-01-05 11:51 UTC.',
    );
    expect(state('suspect', 'chronic', { ...evidence, verdicts: 3, expired: 1 })).toBe(
      'Nothing has answered for 26 h: 57 attempts from 2 senders failed (50 no answer, 4 refused, 2 no route), 1 message expired, Exim found it failing for a long time 3 times; it last answered 2026-01-05 11:51 UTC.',
    );
    expect(state('chronic', 'recovering', null, START + 3 * DAY)).toBe(
      'It answered 2026-01-08 12:00 UTC after 3 days of silence; it counts as healthy when it still answers some hours later.',
    );
    expect(state('recovering', 'chronic', { ...evidence, until: START + 6 * HOUR })).toBe(
      'Nothing has answered again for 6 h: 57 attempts from 2 senders failed (50 no answer, 4 refused, 2 no route); it last answered 2026-01-05 11:51 UTC.',
    );
    expect(state('recovering', 'healthy', null, START + DAY)).toBe(
      'It answers: last 2026-01-06 12:00 UTC.',
    );
  });

  const series = [0, 1].map((i) => ({ from: START + i * MINUTE, attempts: 20, noAnswers: 12 }));
  const jump = { window: 2 * MINUTE, attempts: 40, noAnswers: 24, chance: 1e-20 };
  const spike = openSpike('d.example', series, jump, 0.004, 1, START + 2 * MINUTE);

  it('of a spike and of each of its ends', () => {
    const jumped =
      'Since 2026-01-05 12:00 UTC 24 of 40 attempts got no answer (60 %, usually 0.4 % at this time of day)';
    expect(spike.because).toBe(`${jumped}.`);
    const ends: Record<SpikeEnd, string> = {
      recovered: 'it is back to usual since 2026-01-05 13:00 UTC',
      faded: 'nobody tries it any more, given up 2026-01-05 13:00 UTC',
      became_usual: 'it lasted so long that this is its usual rate now, since 2026-01-05 13:00 UTC',
      blamed_on_sender: 'found to be a sender of ours and not this domain 2026-01-05 13:00 UTC',
      part_of_provider: 'found to be part of a failure of its whole provider 2026-01-05 13:00 UTC',
    };
    for (const [end, text] of Object.entries(ends))
      expect(endSpike(spike, end as SpikeEnd, START + HOUR).because).toBe(`${jumped}; ${text}.`);
  });

  it('of a sender that does not get out', () => {
    const finding = {
      ...{ logHost: 'out1', start: START, foundAt: START + MINUTE, endedAt: null, reasons: {} },
      ...{ tried: 40, failing: 38, triedByOthers: 20, reachedByOthers: 19 },
    };
    const found =
      'out1 does not get out since 2026-01-05 12:00 UTC: 38 of 40 unrelated destinations that usually answer failed';
    const compared = 'others of ours reached 19 of the 20 they tried too';
    expect(senderSentence(finding)).toBe(`${found}, ${compared}.`);
    expect(senderSentence({ ...finding, triedByOthers: 0, reachedByOthers: 0 })).toBe(
      `${found}, no other sender of ours tried them meanwhile.`,
    );
    expect(senderSentence({ ...finding, endedAt: START + HOUR })).toBe(
      `${found}, ${compared}; it gets through again since 2026-01-05 13:00 UTC.`,
    );
  });

  it('of a provider that fails as a whole', () => {
    const finding = { provider: 'host.example', spike, failing: 12, tried: 15 };
    const found =
      'host.example as a whole: since 2026-01-05 12:00 UTC 12 of 15 of its domains got no answers (24 of 40 attempts, usually 0.4 %)';
    expect(providerSentence(finding)).toBe(`${found}.`);
    const over = endSpike(spike, 'recovered', START + 40 * MINUTE);
    expect(providerSentence({ ...finding, spike: over })).toBe(`${found}; over after 40 min.`);
  });
});
