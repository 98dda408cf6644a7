/** What must hold whatever the rules become: one test a fact, in the words of an expert. */
import type { Classification, DeliveryLine } from './index';
import { classify, connectionResultOf } from './index';

const HOST = 'mx.example.com[192.0.2.25]';

function postfix(text: string, more: Partial<DeliveryLine> = {}): Classification {
  const line = { mta: 'postfix', agent: 'smtp', status: 'deferred', dsn: '', errno: 0 } as const;
  return classify({ ...line, remote: null, text, ...more });
}

function exim(text: string, more: Partial<DeliveryLine> = {}): Classification {
  return postfix(text, { mta: 'exim', agent: 'remote_smtp', ...more });
}

function said(reply: string, command = 'RCPT TO'): Classification {
  return postfix(`host ${HOST} said: ${reply} (in reply to ${command} command)`);
}

describe('an answer is never a no answer', () => {
  it.each([
    '550 5.4.1 [u@example.com]: Recipient address rejected: Access denied. AS(201806281)',
    '541 5.4.1 Mail rejected by destination domain',
    '421 4.4.1 Connection timed out',
    '450 4.4.1 No answer from host',
    '441 4.4.1 No answer from host mx.example.com; connection timed out, will retry',
    '550 5.4.1 No answer from host',
    '450 4.1.1 <u@example.com>: unverified address: connect to mx.example.com[192.0.2.1]:25: Connection timed out',
    'connect to mx.example.com[192.0.2.1]:25: Connection refused',
    'lost connection with mx.example.com[192.0.2.1] while sending RCPT TO',
    'conversation with mx.example.com[192.0.2.1] timed out while receiving the initial server greeting',
    'Connection timed out',
    'No route to host',
  ])('%s', (reply) => {
    const { reason, speaker } = said(reply);
    expect(speaker).toBe('remote');
    expect([
      'no_answer',
      'refused',
      'no_route',
      'network_unreachable',
      'greeting_timeout',
    ]).not.toContain(reason);
  });

  it('Microsoft 365 borrows 5.4.1 for a recipient it does not know', () => {
    const told = said('550 5.4.1 [u@example.com]: Recipient address rejected: Access denied.');
    expect(told).toMatchObject({ reason: 'unknown_recipient', permanence: 'hard', replyCode: 550 });
  });

  it('a remote that says 421 4.4.1 or 4.4.2 is up, and tired of waiting', () => {
    expect(said('421 4.4.1 Connection timed out').reason).toBe('remote_unavailable');
    expect(said('421 4.4.2 mx.example.com Error: timeout exceeded').reason).toBe(
      'remote_unavailable',
    );
  });

  it.each([
    '450 4.4.1 <u@example.com>: No answer from host mx.example.org',
    '451 4.4.1 <u@example.com>: No answer from host mx.example.org',
    '450 4.1.1 <u@example.com>: Recipient address rejected: unverified address: connect to mx.example.org[192.0.2.1]:25: Connection refused',
  ])("%s is the remote's own next hop", (reply) => {
    expect(said(reply)).toMatchObject({ reason: 'remote_next_hop', permanence: 'soft' });
  });
});

describe('our own machine is no destination', () => {
  it.each([
    'connect to 127.0.0.1[127.0.0.1]:10024: Connection refused',
    'connect to 127.0.0.1[127.0.0.1]:10024: Connection timed out',
    'connect to localhost[::1]:10024: No route to host',
    'lost connection with localhost[127.0.0.1] while receiving the initial server greeting',
    'conversation with 127.0.0.1[127.0.0.1] timed out while receiving the initial server greeting',
    'connect to out1[private/dovecot-lmtp]: No such file or directory',
    'connect to out1[/var/run/dovecot/lmtp]: Connection refused',
    'host 127.0.0.1[127.0.0.1] said: 451 4.3.0 Error in processing (in reply to end of DATA command)',
    'host 127.0.0.1[127.0.0.1] refused to talk to me: 421 4.3.2 Service currently unavailable',
  ])('%s', (text) => {
    expect(postfix(text)).toMatchObject({ reason: 'local_fault', speaker: 'local' });
  });

  it('knows its recipients, and their quota', () => {
    const lmtp = (reply: string) =>
      postfix(`host out1[private/dovecot-lmtp] said: ${reply} (in reply to RCPT TO command)`, {
        agent: 'lmtp',
      });
    expect(lmtp("550 5.1.1 <u@example.com> User doesn't exist: u@example.com")).toMatchObject({
      reason: 'unknown_recipient',
      speaker: 'local',
      replyCode: 550,
    });
    expect(lmtp('452 4.2.2 <u@example.com> Quota exceeded').reason).toBe('mailbox_full');
    const local = postfix('unknown user: "nobody"', {
      agent: 'local',
      status: 'bounced',
      dsn: '5.1.1',
    });
    expect(local).toMatchObject({
      reason: 'unknown_recipient',
      speaker: 'local',
      permanence: 'hard',
    });
  });

  it('an LMTP server elsewhere is a destination like any other', () => {
    expect(postfix(`connect to ${HOST}:24: Connection refused`, { agent: 'lmtp' }).reason).toBe(
      'refused',
    );
  });
});

describe('what was not tried', () => {
  it('suspended: the older failure is the reason', () => {
    const inner = `connect to ${HOST}:25: Connection timed out`;
    for (const agent of ['error', 'retry', 'qmgr'])
      expect(postfix(`delivery temporarily suspended: ${inner}`, { agent })).toMatchObject({
        notAttempted: 'suspended',
        reason: 'no_answer',
      });
  });

  it('error and retry without that are what someone configured', () => {
    expect(postfix('some words', { agent: 'error', status: 'bounced' })).toMatchObject({
      reason: 'local_policy',
      notAttempted: '',
    });
  });

  it('Exim: retry time, expiry, and its verdict on the hosts', () => {
    expect(exim("retry time not reached for any host for 'd'", { errno: -54 }).notAttempted).toBe(
      'suspended',
    );
    expect(exim("retry time not reached for any host for 'd'", { errno: -53 }).notAttempted).toBe(
      'suspended',
    );
    expect(exim('retry timeout exceeded', { status: 'bounced', agent: '' })).toMatchObject({
      notAttempted: 'expired',
      permanence: 'hard',
    });
    const verdict =
      "all hosts for 'd' have been failing for a long time (and retry time not reached)";
    expect(exim(verdict, { status: 'bounced' })).toMatchObject({
      notAttempted: 'suspended',
      verdict,
    });
  });

  it('Exim: a failure that was the last one', () => {
    const text =
      'SMTP error from remote mail server after RCPT TO:<u@d>: 450 4.2.0 Later: retry timeout exceeded';
    expect(exim(text, { status: 'bounced' })).toMatchObject({
      notAttempted: 'expired',
      reason: 'remote_tempfail',
      permanence: 'hard',
      replyCode: 450,
    });
  });
});

describe('the codes', () => {
  it('come from where a reply starts, never from its prose', () => {
    expect(said('see 550 5.1.1 in the manual')).toMatchObject({ replyCode: 0, enhancedCode: '' });
    expect(said('450 error 5.1.1 at 192.0.2.1')).toMatchObject({
      replyCode: 450,
      enhancedCode: '',
    });
    expect(said('550 5.1.1.7 is an address')).toMatchObject({ replyCode: 550, enhancedCode: '' });
    expect(postfix(`connect to ${HOST}:25: 550 5.1.1 no`)).toMatchObject({ replyCode: 0 });
  });

  it('are those of the remote where our MTA logs another', () => {
    const told = postfix(`host ${HOST} said: 450 5.1.1 <u@example.com>: user unknown`, {
      dsn: '4.0.0',
    });
    expect(told).toMatchObject({ replyCode: 450, enhancedCode: '5.1.1', permanence: 'soft' });
  });

  it('of several lines are found in any of them', () => {
    expect(said('550-Rejected 550-for a reason 550 5.7.1 see below').enhancedCode).toBe('5.7.1');
    const text =
      'SMTP error from remote mail server after RCPT TO:<u@d>: 550-5.1.1 The email account that you tried\\n550-5.1.1 to reach does not exist\\n550 5.1.1 https://support.google.com/mail/?p=NoSuchUser';
    expect(exim(text)).toMatchObject({
      replyCode: 550,
      enhancedCode: '5.1.1',
      reason: 'unknown_recipient',
    });
  });
});

describe('a name decides nothing', () => {
  it.each(['spam', 'quota', 'dmarc', 'greylist'])('%s@example.com', (name) => {
    expect(said(`550 5.1.1 <${name}@example.com>: User unknown`).reason).toBe('unknown_recipient');
    expect(said(`450 4.3.0 <${name}@example.com>: Error: command failed`).reason).toBe(
      'remote_tempfail',
    );
  });
});

describe('what the lab saw', () => {
  it('command failed is a plain no, of its class', () => {
    expect(said('450 4.3.0 Error: command failed').reason).toBe('remote_tempfail');
    expect(said('500 5.3.0 Error: command failed').reason).toBe('remote_reject');
  });

  it('Exim says timed out, and means that the banner did not come', () => {
    const text = 'Connection timed out: SMTP timeout after initial connection';
    expect(exim(text, { errno: 110 }).reason).toBe('greeting_timeout');
    expect(exim('Connection timed out', { errno: 110 }).reason).toBe('no_answer');
  });
});

describe('soft or hard', () => {
  it('none for what was delivered', () => {
    expect(postfix('250 2.0.0 Ok: queued as 4jWnjL6WYGzJX6C', { status: 'sent' })).toMatchObject({
      reason: 'delivered',
      permanence: 'none',
      speaker: 'remote',
      replyCode: 250,
      enhancedCode: '2.0.0',
    });
  });

  it('a full mailbox is soft, whatever class it is said with', () => {
    expect(said('552 5.2.2 Mailbox full').permanence).toBe('soft');
  });

  it('a probe that found the recipient undeliverable follows dsn', () => {
    const text = `connect to ${HOST}:25: Connection refused`;
    expect(postfix(text, { status: 'undeliverable', dsn: '4.4.1' }).permanence).toBe('soft');
  });
});

describe('how far a connection came', () => {
  it.each([
    [`connect to ${HOST}:25: Connection timed out`, 'no_answer', 25],
    [`connect to ${HOST}:25: Connection refused`, 'refused', 25],
    [`connect to ${HOST}:25: No route to host`, 'no_route', 25],
    [`connect to ${HOST}:25: Network is unreachable`, 'network_unreachable', 25],
    [`connect to ${HOST}:25: Protocol not available`, 'other', 25],
    [
      `conversation with ${HOST} timed out while receiving the initial server greeting`,
      'greeting_timeout',
      0,
    ],
    [
      `lost connection with ${HOST} while receiving the initial server greeting`,
      'connection_lost',
      0,
    ],
    [`lost connection with ${HOST} while sending RCPT TO`, 'answered', 0],
    [`host ${HOST} refused to talk to me: 554 no`, 'answered', 0],
    [`host ${HOST} said: 450 4.2.0 later (in reply to RCPT TO command)`, 'answered', 0],
    [`TLS is required, but was not offered by host ${HOST}`, 'answered', 0],
  ] as const)('%s', (text, result, port) => {
    const remote = { host: 'mx.example.com', ip: '192.0.2.25', port };
    expect(connectionResultOf(text)).toEqual({ remote, result });
  });

  it('no endpoint, no connection', () => {
    expect(connectionResultOf('Cannot start TLS: handshake failure').remote).toBeNull();
  });
});
