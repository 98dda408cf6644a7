import { readReply, replyWords } from './smtp-reply';
import { endpointAt, stageOf, told, type Told } from './told';

const SUSPENDED = 'delivery temporarily suspended: ';

/**
 * The agents that speak SMTP or LMTP write these texts (src/smtp/smtp_connect.c, smtp_trouble.c); all
 * others write their own words, in which anything may be quoted, so those are not read any further.
 */
const AGENTS_WITHOUT_A_WIRE = new Set(['local', 'virtual', 'pipe', 'error', 'retry', 'discard']);

/** Each pattern is tied to the start: a remote's reply may quote every one of them. */
export function readPostfixText(agent: string, text: string): Told {
  if (text.startsWith(SUSPENDED))
    return { ...readWireText(text.slice(SUSPENDED.length)), notAttempted: 'suspended' };
  return AGENTS_WITHOUT_A_WIRE.has(agent) ? told('own_words', text) : readWireText(text);
}

function readWireText(text: string): Told {
  return (
    (text.startsWith('connect to ') ? readConnect(text) : null) ??
    (text.startsWith('host ') ? readSaid(text, 'host '.length) : null) ??
    (text.startsWith('lost connection with ') ? readLost(text) : null) ??
    (text.startsWith('conversation with ') ? readTimeout(text) : null) ??
    readSaslRefusal(text) ??
    readTlsRefusal(text) ??
    readProtocolError(text) ??
    readAboutHost(text) ??
    told('own_words', text)
  );
}

/** `connect to H[ip]:25: Connection refused`; for a unix socket without the port. */
function readConnect(text: string): Told | null {
  const remote = endpointAt(text, 'connect to '.length);
  if (remote === null || !text.startsWith(': ', remote.end)) return null;
  const { host, ip, port } = remote;
  return told('connect_failed', text.slice(remote.end + 2), { host, ip, port, stage: 'greeting' });
}

const SAID = [
  [' said: ', ''],
  [' refused to talk to me: ', 'greeting'],
] as const;

/** `host H[ip] said: … (in reply to RCPT TO command)`, `host H[ip] refused to talk to me: …`. */
function readSaid(text: string, from: number): Told | null {
  const remote = endpointAt(text, from);
  if (remote === null) return null;
  for (const [verb, stage] of SAID) {
    if (!text.startsWith(verb, remote.end)) continue;
    const { said, command } = withoutCommand(text.slice(remote.end + verb.length));
    const reply = readReply(said);
    const { host, ip, port } = remote;
    return told('reply', replyWords(reply), {
      host,
      ip,
      port,
      reply,
      stage: stage || stageOf(command),
    });
  }
  return null;
}

const IN_REPLY_TO = ' (in reply to ';

function withoutCommand(text: string): { said: string; command: string } {
  const at = text.lastIndexOf(IN_REPLY_TO);
  if (at < 0) return { said: text, command: '' };
  return { said: text.slice(0, at), command: text.slice(at + IN_REPLY_TO.length) };
}

/** `lost connection with H[ip] while sending RCPT TO`. */
function readLost(text: string): Told | null {
  const remote = endpointAt(text, 'lost connection with '.length);
  if (remote === null) return null;
  const { host, ip, port } = remote;
  const doing = text.slice(remote.end);
  return told('connection_lost', doing, { host, ip, port, stage: stageOf(doing) });
}

/** `conversation with H[ip] timed out while receiving the initial server greeting`. */
function readTimeout(text: string): Told | null {
  const remote = endpointAt(text, 'conversation with '.length);
  if (remote === null) return null;
  const { host, ip, port } = remote;
  const doing = text.slice(remote.end);
  return told('conversation_timeout', doing, { host, ip, port, stage: stageOf(doing) });
}

const SASL_FAILED = /^SASL (?:\[CACHED\] )?authentication failed; server /;

/** `SASL authentication failed; server H[ip] said: 535 …` (src/smtp/smtp_sasl_proto.c). */
function readSaslRefusal(text: string): Told | null {
  const start = SASL_FAILED.exec(text);
  return start === null ? null : quotedReply(text, start[0].length, ' said: ', 'auth');
}

const REFUSED_TLS = 'TLS is required, but host ';

/** `TLS is required, but host H[ip] refused to start TLS: 454 …`. */
function readTlsRefusal(text: string): Told | null {
  return text.startsWith(REFUSED_TLS)
    ? quotedReply(text, REFUSED_TLS.length, ' refused to start TLS: ', 'starttls')
    : null;
}

/** Our own words lead; the remote's reply within them gives the codes. */
function quotedReply(text: string, from: number, verb: string, stage: 'auth' | 'starttls') {
  const remote = endpointAt(text, from);
  if (remote === null || !text.startsWith(verb, remote.end)) return null;
  const { host, ip, port } = remote;
  const reply = readReply(text.slice(remote.end + verb.length));
  return told('own_words', text, { host, ip, port, reply, stage });
}

const PROTOCOL_ERROR = 'Protocol error: host ';

/** `Protocol error: host H[ip] said: 250 …` where a refusal was expected (smtp_trouble.c). */
function readProtocolError(text: string): Told | null {
  return text.startsWith(PROTOCOL_ERROR) ? readSaid(text, PROTOCOL_ERROR.length) : null;
}

const ABOUT_HOST =
  /^(?:host |TLS is required, but (?:was not offered by )?host |SASL authentication failed[:;] (?:cannot authenticate to )?server |SMTPUTF8 is required, but was not offered by host |local data error while talking to |message size \d{1,20} exceeds size limit \d{1,20} of server )/;

/** Our own words about one host: `host H[ip] greeted me with my own hostname …`. */
function readAboutHost(text: string): Told | null {
  const start = ABOUT_HOST.exec(text);
  const remote = start === null ? null : endpointAt(text, start[0].length);
  if (remote === null) return null;
  const { host, ip, port } = remote;
  return told('own_words', text, { host, ip, port });
}
