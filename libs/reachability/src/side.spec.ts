import { behaviourOf } from './behaviour';
import type { DomainEvidence, SenderEvidence } from './side';
import { whoseFault } from './side';

const sender = (
  logHost: string,
  tried: number,
  answered: number,
  unreachable: number,
): SenderEvidence => ({
  logHost,
  domainsTried: tried,
  domainsAnswered: answered,
  domainsUnreachable: unreachable,
});

function domain(
  reasons: Record<string, number>,
  senders: DomainEvidence['senders'] = [
    { logHost: 'out1', attempts: 10, unreachable: 10, answered: 0 },
  ],
): DomainEvidence {
  const unreachable = [
    'no_answer',
    'refused',
    'no_route',
    'network_unreachable',
    'greeting_timeout',
  ];
  return {
    attempts: Object.values(reasons).reduce((a, b) => a + b, 0),
    reasons,
    unreachable: unreachable.reduce((n, reason) => n + (reasons[reason] ?? 0), 0),
    senders,
  };
}

describe('whose fault', () => {
  it('is theirs where the same sender reaches others', () => {
    const verdict = whoseFault(domain({ no_answer: 10 }), [sender('out1', 100, 95, 3)]);
    expect(verdict).toEqual({
      side: 'theirs',
      because: 'out1 was answered by 95 of 100 domains in the same time',
    });
  });

  it('is ours where another sender of ours reaches it', () => {
    const senders = [
      { logHost: 'out1', attempts: 10, unreachable: 10, answered: 0 },
      { logHost: 'out2', attempts: 4, unreachable: 0, answered: 4 },
    ];
    const all = [sender('out1', 100, 95, 3), sender('out2', 100, 99, 0)];
    expect(whoseFault(domain({ no_answer: 10, delivered: 4 }, senders), all)).toEqual({
      side: 'ours',
      because: 'out2 reached it in the same period, out1 never did',
    });
  });

  it('is ours where the sender reaches hardly anybody', () => {
    const verdict = whoseFault(domain({ no_answer: 10 }), [sender('out1', 20, 1, 19)]);
    expect(verdict.side).toBe('ours');
    expect(verdict.because).toContain('19 of 20 domains');
  });

  it('is not decided by one or two domains that fail', () => {
    expect(whoseFault(domain({ no_answer: 10 }), [sender('out1', 1, 0, 1)]).side).toBe('unclear');
  });

  it('is ours where our network has no route, or our own machine failed', () => {
    const all = [sender('out1', 100, 95, 3)];
    expect(whoseFault(domain({ network_unreachable: 10 }), all).side).toBe('ours');
    expect(whoseFault(domain({ local_fault: 10 }), all).side).toBe('ours');
  });

  it('is ours where they refuse us as a sender', () => {
    expect(whoseFault(domain({ blocklisted: 9, delivered: 1 }), []).side).toBe('ours');
  });

  it('is theirs, without an answer, where their DNS names no mail server', () => {
    expect(whoseFault(domain({ dns_no_mail_host: 3 }), [])).toEqual({
      side: 'theirs',
      because: 'its DNS records name no mail server that takes its mail',
    });
  });

  it('is not known where nothing was tried', () => {
    expect(whoseFault(domain({}), []).side).toBe('unclear');
  });

  it('is nobody\u2019s where all is delivered', () => {
    expect(whoseFault(domain({ delivered: 10 }), []).side).toBe('none');
  });
});

describe('behaviour', () => {
  const at = (results: Record<string, number>): { results: Record<string, number> } => ({
    results,
  });

  it.each([
    [{}, [], 'unknown'],
    [{ delivered: 3 }, [], 'delivered'],
    [{ delivered: 3, handed_over: 3 }, [], 'delivered'],
    [{ delivered: 3 }, [at({ no_answer: 3 })], 'delivered_after_no_answer'],
    [{ delivered: 3 }, [at({ no_answer: 1, answered: 9 })], 'delivered'],
    [{ no_answer: 34, no_route: 17 }, [at({ no_answer: 34, no_route: 17 })], 'no_route'],
    [{ no_answer: 34, no_route: 17 }, [at({ no_answer: 34 }), at({ no_route: 17 })], 'no_answer'],
    [{ refused: 2, no_answer: 2 }, [], 'mixed'],
    [{ no_answer: 5, delivered: 1 }, [], 'unsteady'],
    [{ greylisted: 5, delivered: 5 }, [], 'greylisted'],
  ])('of %j at %j is %s', (reasons, addresses, behaviour) => {
    expect(behaviourOf(reasons, addresses)).toBe(behaviour);
  });
});
