/** What the two MTAs do by themselves when a destination fails for now. */

export interface MtaRetryDefaults {
  readonly mta: 'postfix' | 'exim';
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  readonly source: string;
}

export const MTA_RETRY_DEFAULTS: readonly MtaRetryDefaults[] = [
  {
    mta: 'postfix',
    settings: [
      { name: 'minimal_backoff_time', value: '300s' },
      { name: 'maximal_backoff_time', value: '4000s' },
      { name: 'maximal_queue_lifetime', value: '5d' },
    ],
    text: 'Postfix waits 300 s after the first failure, then up to 4000 s between tries, and returns the mail after 5 days.',
    source: 'https://www.postfix.org/postconf.5.html',
  },
  {
    mta: 'exim',
    settings: [{ name: 'retry', value: '* * F,2h,15m; G,16h,1h,1.5; F,4d,6h' }],
    text: 'Exim tries every 15 min for 2 h, then at intervals from 1 h growing by 1.5 until 16 h, then every 6 h until 4 days.',
    source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-retry_configuration.html',
  },
];
