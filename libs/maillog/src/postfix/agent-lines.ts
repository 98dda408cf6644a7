/**
 * How lines `QID: …` of the SMTP client begin when one host of several failed and the next is tried
 * (src/smtp/smtp_trouble.c, smtp_proto.c, smtp_sasl_glue.c). The whole text is the event's.
 */
export const HOST_FAILURE_STARTS: readonly string[] = [
  'host ',
  'lost connection with ',
  'conversation with ',
  'Cannot start TLS: ',
  'TLS is required, but ',
  'Server certificate not ',
  'SASL authentication failed; ',
  'Protocol error: ',
  'message size ',
  'SMTPUTF8 is required, but ',
  'REQUIRETLS ',
];

/** How lines of the SMTP client begin that tell why TLS failed (src/tls/tls_client.c, tls_misc.c). */
export const TLS_FAILURE_STARTS: readonly string[] = [
  'SSL_connect error to ',
  'certificate verification failed for ',
  'server certificate verification failed for ',
  'warning: TLS library problem: ',
  'warning: no CommonName',
  'warning: TLS policy lookup error for ',
];

/** How `QID: …` lines of delivery agents begin that tell of one message, but not how its delivery ended. */
export const AGENT_NOTE_STARTS: readonly string[] = [
  'enabling PIX workarounds: ',
  'replace: ',
  'prepend: ',
  'info: ',
  'warn: ',
  'filter: ',
  'warning: ',
  'uid=',
  'flush ',
  'skipped, still being delivered',
  'not removed',
  'release from hold',
  'hold: ',
  'removed',
];

/** How lines without a queue id of the agents begin that are known and tell nothing of deliveries. */
export const KNOWN_NOTE_STARTS: readonly string[] = [
  'warning: ',
  'error: ',
  'fatal: ',
  'panic: ',
  'statistics: ',
  'Anonymous TLS connection ',
  'Untrusted TLS connection ',
  'Trusted TLS connection ',
  'Verified TLS connection ',
  'setting up TLS connection to ',
  'TLS SNI ',
  'SSL_connect:',
  'initializing the client-side TLS engine',
  'Host offered STARTTLS: ',
  'table ',
  'using backwards-compatible default setting ',
];

export function startsWithAny(text: string, start: number, starts: readonly string[]): boolean {
  for (const prefix of starts) if (text.startsWith(prefix, start)) return true;
  return false;
}
