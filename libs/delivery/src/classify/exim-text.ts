import { readReply, replyWords } from './smtp-reply';
import { stageOf, told, type Told } from './told';

const EXPIRED = 'retry timeout exceeded';

/** Exim's texts (src/deliver.c, src/transports/smtp.c), of which the errno's text may be the first part. */
export function readEximText(text: string): Told {
  if (text.endsWith(`: ${EXPIRED}`))
    return { ...readMessage(text.slice(0, -EXPIRED.length - 2)), notAttempted: 'expired' };
  return readMessage(text);
}

const NETWORK_ERROR =
  /^(?:Connection|Operation|No route|Host is|Network|Address family|Cannot assign|Can't assign|Broken pipe|Software caused)[A-Za-z' ]{0,60}(?=$|:)/;

/** `Connection timed out: SMTP timeout after initial connection`: the message says more than the errno. */
function readMessage(text: string): Told {
  const errno = NETWORK_ERROR.exec(text);
  if (errno === null) return readOwn(text);
  const colon = text.indexOf(': ', errno[0].length);
  if (colon < 0) return told('connect_failed', errno[0], { stage: 'greeting' });
  return readOwn(text.slice(colon + 2));
}

function readOwn(text: string): Told {
  return (
    readError(text) ??
    readTimeout(text) ??
    readClosed(text) ??
    readSocket(text) ??
    told('own_words', text)
  );
}

const ERROR = /^(SMTP|LMTP) error from remote mail server after |^LMTP error after /;

/** `SMTP error from remote mail server after RCPT TO:<a@b>: 550 …`; until 4.8x with `host H [ip]: ` between. */
function readError(text: string): Told | null {
  const start = ERROR.exec(text);
  if (start === null) return null;
  const from = start[0].length;
  const replyAt = replyStart(text, from);
  const command = text.slice(from, replyAt);
  const reply = readReply(text.slice(replyAt));
  return told('reply', replyWords(reply), {
    stage: stageOf(command),
    reply,
    ...ownLmtp(text),
  });
}

/** The reply begins behind the command, whose address may hold anything, and the host of older versions. */
function replyStart(text: string, from: number): number {
  const address = text.indexOf('<', from);
  const colon = text.indexOf(': ', from);
  const beyond =
    address >= 0 && address < colon ? Math.max(text.indexOf('>', address), from) : from;
  let at = text.indexOf(': ', beyond);
  if (at < 0) return text.length;
  if (text.startsWith('host ', at + 2)) {
    const next = text.indexOf(': ', at + 2);
    if (next >= 0 && next - at < 320) at = next;
  }
  return at + 2;
}

const TIMEOUT = /^[SL]MTP timeout(?: while connected to [^ ]{1,255} \[[^\]]{1,50}\])?(?: after |$)/;

function readTimeout(text: string): Told | null {
  const start = TIMEOUT.exec(text);
  if (start === null) return null;
  const stage = stageOf(text.slice(start[0].length));
  return told('conversation_timeout', text, { stage, ...ownLmtp(text) });
}

const CLOSED =
  /^(?:Remote host(?: [^ ]{1,255} \[[^\]]{1,50}\])? closed connection (?:in response to |after )|LMTP connection closed after )/;

/** `Remote host closed connection in response to pipelined RCPT TO:<…> (EHLO response was: …)`. */
function readClosed(text: string): Told | null {
  const start = CLOSED.exec(text);
  if (start === null) return null;
  const stage = stageOf(text.slice(start[0].length));
  return told('connection_lost', text, { stage, ...ownLmtp(text) });
}

/** `Failed to connect to socket /var/run/dovecot/lmtp for dovecot_lmtp transport: …`. */
function readSocket(text: string): Told | null {
  return text.startsWith('Failed to connect to socket ')
    ? told('connect_failed', text, { stage: 'greeting', host: 'localhost' })
    : null;
}

/** Exim's lmtp transport speaks to a socket or a command of this machine (the smtp transport says SMTP). */
function ownLmtp(text: string): { host?: string } {
  return text.startsWith('LMTP ') ? { host: 'localhost' } : {};
}
