import type { SmtpReply } from './smtp-reply';

/** What kind of thing the MTA tells. */
export type Shape =
  | 'delivered'
  | 'connect_failed'
  | 'connection_lost'
  | 'conversation_timeout'
  | 'reply' // a server answered, and its answer ended the attempt
  | 'own_words'; // our MTA says it in its own words: names, TLS, local agents, limits, …

/** How far the conversation had come. */
export type Stage =
  | ''
  | 'greeting'
  | 'helo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'end_of_data'
  | 'quit';

/** A status text, read: what the MTA itself is telling, before anything is made of it. */
export interface Told {
  readonly shape: Shape;
  readonly stage: Stage;
  /** The endpoint that the text names; empty where it names none. */
  readonly host: string;
  readonly ip: string;
  /** 0 where it names none. */
  readonly port: number;
  /** What the server said, also where our own words quote it (`SASL authentication failed; …`). */
  readonly reply: SmtpReply | null;
  /** Where to look for words: the errno text, the reply's prose, or our own words. */
  readonly words: string;
  readonly notAttempted: '' | 'suspended' | 'expired';
}

/** Written out, for spreading the parts costs more than all the reading. */
export function told(shape: Shape, words: string, more: Partial<Told> = NO_MORE): Told {
  return {
    shape,
    words,
    stage: more.stage ?? '',
    host: more.host ?? '',
    ip: more.ip ?? '',
    port: more.port ?? 0,
    reply: more.reply ?? null,
    notAttempted: more.notAttempted ?? '',
  };
}

const NO_MORE: Partial<Told> = {};

const STAGES: readonly (readonly [needle: string, stage: Stage])[] = [
  ['initial', 'greeting'],
  ['end of data', 'end_of_data'],
  ['message body', 'end_of_data'],
  ['data block', 'end_of_data'],
  ['mail from', 'mail'],
  ['rcpt to', 'rcpt'],
  ['hlo', 'helo'], // EHLO, LHLO
  ['helo', 'helo'],
  ['starttls', 'starttls'],
  ['auth', 'auth'],
  ['sasl', 'auth'],
  ['data', 'data'],
  ['bdat', 'end_of_data'],
  ['quit', 'quit'],
  ['rset', 'quit'],
];

/** Of `RCPT TO command`, `sending end of data -- …`, `pipelined MAIL FROM:<…> SIZE=…`. */
export function stageOf(command: string): Stage {
  const address = command.indexOf('<');
  const name = (address < 0 ? command.slice(0, 60) : command.slice(0, address)).toLowerCase();
  return STAGES.find(([needle]) => name.includes(needle))?.[1] ?? '';
}

/** `host[ip]` or `host[ip]:port`, followed by a colon or a space. */
export interface Endpoint {
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  /** Index of what follows the endpoint. */
  readonly end: number;
}

/** No host name is longer than this; what is, is no endpoint. */
const MAX_ENDPOINT = 300;

export function endpointAt(text: string, from: number): Endpoint | null {
  const open = text.indexOf('[', from);
  if (open < 0 || open - from > MAX_ENDPOINT) return null;
  const close = text.indexOf(']', open);
  if (close < 0 || close - open > MAX_ENDPOINT) return null;
  const host = text.slice(from, open);
  if (host.includes(' ')) return null;
  const end = endOfPort(text, close + 1);
  const port = Number(text.slice(close + 2, end)); // '' for none makes 0
  return { host, ip: text.slice(open + 1, close), port: port > 65535 ? 0 : port, end };
}

function endOfPort(text: string, from: number): number {
  if (text.charCodeAt(from) !== 0x3a /* : */) return from;
  let at = from + 1;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at === from + 1 ? from : at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
