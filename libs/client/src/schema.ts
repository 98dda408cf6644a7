// Made out of the OpenAPI document: NOANSWER_RENEW=1 npm test -- libs/client

export interface paths {
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What there is to ask */
    get: operations['getStart'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/problems/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a problem type means */
    get: operations['getProblem'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happened altogether */
    get: operations['getSummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Recipient domains, the worst first */
    get: operations['getDomains'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{domain}/series': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One recipient domain over time: attempts and rates in spans of the window */
    get: operations['getDomainSeries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{domain}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All about one recipient domain */
    get: operations['getDomain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hosts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Hosts that were connected to, the worst first */
    get: operations['getHosts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hosts/{address}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One host: connections by result, for which domains, from where, and since when */
    get: operations['getHost'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/senders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Our mail servers: how often each gets no answer, and what it reaches */
    get: operations['getSenders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages for one recipient, each with its life over its retries; without a window: 7d */
    get: operations['getMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/messages/{queueId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The messages that had this queue id, with their lives; without a window: 7d */
    get: operations['getMessage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/retries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether trying again after no answer helps, after how long, and which schedule would do */
    get: operations['getRetries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The codes that are known */
    get: operations['getCodes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/codes/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a code means and what to do about it */
    get: operations['getCode'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a code, a log line or a bounce text means, as `noanswer explain` tells it */
    post: operations['explain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ingest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the reading of logs goes: files, positions, lines, what was not understood */
    get: operations['getIngest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/unreachable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Domains and addresses that do not answer, since when, and what shows it */
    get: operations['getUnreachable'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/unreachable/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How that came and went: each change of state, the newest first */
    get: operations['getUnreachableHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/spikes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Domains whose no-answer rate has jumped, and those that are back lately */
    get: operations['getSpikes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/providers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Receiving networks that fail as a whole, and those that are back lately */
    get: operations['getProviders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/senders/findings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Our mail servers that do not get out, and those that do again lately */
    get: operations['getSenderFindings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process answers at all */
    get: operations['getLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the store can be asked and logs are being read */
    get: operations['getReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics for Prometheus */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which keys there are, and which are used */
    get: operations['getKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    FieldProblemAnswer: {
      /**
       * @description Name of the parameter, or of the member of the body.
       * @example limit
       */
      field: string;
      /**
       * @description What is allowed.
       * @example a whole number from 1 to 1000
       */
      allowed: string;
    };
    ProblemAnswer: {
      /**
       * Format: uri-reference
       * @description What kind of problem; it stays the same over versions. GET it for more.
       * @example /problems/invalid-query
       * @enum {string}
       */
      type:
        | '/problems/invalid-query'
        | '/problems/invalid-body'
        | '/problems/malformed-json'
        | '/problems/malformed-request'
        | '/problems/no-key'
        | '/problems/wrong-key'
        | '/problems/not-allowed'
        | '/problems/unknown-path'
        | '/problems/unknown-domain'
        | '/problems/unknown-host'
        | '/problems/unknown-message'
        | '/problems/unknown-code'
        | '/problems/method-not-allowed'
        | '/problems/request-timeout'
        | '/problems/body-too-large'
        | '/problems/url-too-long'
        | '/problems/unsupported-media-type'
        | '/problems/wrong-host'
        | '/problems/too-many-requests'
        | '/problems/header-too-large'
        | '/problems/internal-error'
        | '/problems/store-unavailable'
        | '/problems/too-slow'
        | '/problems/busy'
        | '/problems/not-ready';
      /**
       * @description The kind in words.
       * @example A parameter is not as it must be
       */
      title: string;
      /**
       * @description HTTP status.
       * @example 400
       */
      status: number;
      /**
       * @description What is wrong in this case, and what to do.
       * @example limit: a whole number from 1 to 1000
       */
      detail: string;
      /** @description The offending fields. */
      errors?: components['schemas']['FieldProblemAnswer'][];
      /**
       * @description Of `not-ready`: why.
       * @example [
       *       "the logs are being looked for"
       *     ]
       */
      reasons?: string[];
    };
    LinksAnswer: {
      /**
       * @description What happened altogether.
       * @example /v1/summary?window=24h
       */
      summary: string;
      /**
       * @description Recipient domains, the worst first.
       * @example /v1/domains?window=24h&limit=10
       */
      domains: string;
      /**
       * @description All about one of them.
       * @example /v1/domains/{domain}
       */
      domain: string;
      /**
       * @description One of them over time.
       * @example /v1/domains/{domain}/series
       */
      series: string;
      /**
       * @description Hosts, the worst first.
       * @example /v1/hosts?window=24h&limit=10
       */
      hosts: string;
      /**
       * @description All about one of them, by address or name.
       * @example /v1/hosts/{address}
       */
      host: string;
      /**
       * @description Our own mail servers.
       * @example /v1/senders
       */
      senders: string;
      /**
       * @description Who does not answer, since when.
       * @example /v1/unreachable
       */
      unreachable: string;
      /**
       * @description How that came and went.
       * @example /v1/unreachable/history
       */
      unreachableHistory: string;
      /**
       * @description Whose no-answer rate has jumped.
       * @example /v1/spikes
       */
      spikes: string;
      /**
       * @description Which of our servers do not get out.
       * @example /v1/senders/findings
       */
      senderFindings: string;
      /**
       * @description Receiving networks that fail as a whole.
       * @example /v1/providers
       */
      providers: string;
      /**
       * @description Changes as they happen; null: nobody tells of them here.
       * @example /v1/events
       */
      events: string | null;
      /**
       * @description Whether trying again helps.
       * @example /v1/retries
       */
      retries: string;
      /**
       * @description Messages for one recipient.
       * @example /v1/messages?recipient={address}
       */
      messages: string;
      /**
       * @description What happened to one message.
       * @example /v1/messages/{queueId}
       */
      message: string;
      /**
       * @description Which codes there are.
       * @example /v1/codes
       */
      codes: string;
      /**
       * @description What a code means.
       * @example /v1/codes/4.4.1
       */
      code: string;
      /**
       * @description POST { "text": … }: what a log line or a bounce text means.
       * @example /v1/explain
       */
      explain: string;
      /**
       * @description How the reading of logs goes.
       * @example /v1/ingest
       */
      ingest: string;
      /**
       * @description Which keys there are.
       * @example /v1/keys
       */
      keys: string;
      /**
       * @description Whether the process answers.
       * @example /health/live
       */
      live: string;
      /**
       * @description Whether it can be asked.
       * @example /health/ready
       */
      ready: string;
      /**
       * @description For Prometheus.
       * @example /metrics
       */
      metrics: string;
      /**
       * @description This API as OpenAPI.
       * @example /openapi.json
       */
      openapi: string;
      /**
       * @description The same as a page.
       * @example /docs
       */
      docs: string;
    };
    StartAnswer: {
      /**
       * @description Who answers.
       * @example noanswer
       */
      name: string;
      /**
       * @description Its version.
       * @example 0.1.0
       */
      version: string;
      /**
       * @description What it is for.
       * @example Which destinations do not answer our mail servers, since when, whose fault is it, and what should we do?
       */
      about: string;
      /** @description What there is to ask. */
      links: components['schemas']['LinksAnswer'];
    };
    ProblemKindAnswer: {
      /**
       * @description The `type` of such problems.
       * @example /problems/invalid-query
       */
      type: string;
      /**
       * @description In words.
       * @example A parameter is not as it must be
       */
      title: string;
      /**
       * @description HTTP status.
       * @example 400
       */
      status: number;
      /**
       * @description What it means, and what to do.
       * @example A parameter of the path or the query is unknown, or not as it must be: see errors.
       */
      about: string;
    };
    WindowAnswer: {
      /**
       * @description As it was asked for; null where since or until was given.
       * @example 24h
       */
      asked: string | null;
      /**
       * Format: date-time
       * @description From here, inclusive; null: from the first line that is kept.
       * @example 2026-11-21T09:55:54Z
       */
      since: string | null;
      /**
       * Format: date-time
       * @description Until here, exclusive; null: up to the newest line.
       * @example 2026-11-21T09:55:54Z
       */
      until: string | null;
    };
    FreshnessAnswer: {
      /**
       * Format: date-time
       * @description When this was answered.
       * @example 2026-11-21T09:55:54Z
       */
      answeredAt: string;
      /**
       * Format: date-time
       * @description Log time of the newest line that is counted; null: none was read yet.
       * @example 2026-11-21T09:55:54Z
       */
      newestLineAt: string | null;
      /**
       * @description From that line to this answer; below 0 where the clock of the log is ahead.
       * @example 1.4
       */
      secondsBehind: number | null;
      /**
       * @description What the reading of logs does; `following`: it is at the end of every log.
       * @example following
       * @enum {string}
       */
      ingest: 'following' | 'starting' | 'catching_up' | 'stopped' | 'leaving';
    };
    RatesAnswer: {
      /**
       * @description Delivery attempts really made: neither suspended nor handed over.
       * @example 34
       */
      attempts: number;
      /**
       * @description Attempts that ended in no answer.
       * @example 17
       */
      noAnswer: number;
      /**
       * @description No answer of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      noAnswerRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      noAnswerRateInterval: number[] | null;
      /**
       * @description Attempts that reached no SMTP service; no answer is among them.
       * @example 17
       */
      unreachable: number;
      /**
       * @description Unreachable of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      unreachableRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      unreachableRateInterval: number[] | null;
    };
    ReplyAnswer: {
      /**
       * @description Three digits.
       * @example 550
       */
      replyCode: number;
      /**
       * @description Enhanced status code; empty: none was said.
       * @example 5.1.1
       */
      enhancedCode: string;
      /**
       * @description Attempts that ended with it.
       * @example 4
       */
      attempts: number;
    };
    ExaminedAnswer: {
      /**
       * Format: date-time
       * @description From here, inclusive; null: from the first line that is kept.
       * @example 2026-11-21T09:55:54Z
       */
      since: string | null;
      /**
       * Format: date-time
       * @description Until here, exclusive; null: up to the newest line.
       * @example 2026-11-21T09:55:54Z
       */
      until: string | null;
    };
    SecondsToDeliveryAnswer: {
      /**
       * @description Half of them were delivered within so many seconds of their first failure.
       * @example 312
       */
      median: number;
      /**
       * @description Nine of ten.
       * @example 3900
       */
      p90: number;
      /**
       * @description The slowest.
       * @example 14400
       */
      max: number;
    };
    RetryAnswer: {
      /**
       * @description Messages that met an unreachable destination.
       * @example 20
       */
      messages: number;
      /**
       * @description Delivered by a later attempt.
       * @example 12
       */
      deliveredLater: number;
      /**
       * @description Bounced or expired.
       * @example 3
       */
      gaveUp: number;
      /**
       * @description Neither, as far as the logs go.
       * @example 5
       */
      stillWaiting: number;
      /** @description How long the later deliveries took; null: there was none. */
      secondsToDelivery: components['schemas']['SecondsToDeliveryAnswer'] | null;
    };
    SenderAnswer: {
      /**
       * @description The machine that wrote the lines.
       * @example out1
       */
      logHost: string;
      /**
       * @description Delivery attempts.
       * @example 240
       */
      attempts: number;
      /**
       * @description Recipient domains for which it made attempts; beyond a thousand domains an estimate.
       * @example 80
       */
      domainsTried: number;
      /**
       * @description Of these, domains that answered it at least once.
       * @example 77
       */
      domainsAnswered: number;
      /**
       * @description Of these, domains that it never reached.
       * @example 3
       */
      domainsUnreachable: number;
      /**
       * @description Of those never reached, the ones that answered another of our servers.
       * @example 0
       */
      answeredElsewhere: number;
    };
    SummaryAnswer: {
      /** @description The time that was answered for. */
      window: components['schemas']['WindowAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /**
       * @description Recipient domains of which the logs tell; beyond a thousand an estimate.
       * @example 80
       */
      domainsTotal: number;
      /** @description How often there was no answer, over all domains. */
      rates: components['schemas']['RatesAnswer'];
      /**
       * @description Delivery attempts: `total`, and by reason.
       * @example {
       *       "total": 240,
       *       "delivered": 200,
       *       "no_answer": 12,
       *       "refused": 8,
       *       "no_route": 2,
       *       "network_unreachable": 2,
       *       "greeting_timeout": 0,
       *       "greylisted": 16
       *     }
       */
      attempts: {
        [key: string]: number;
      };
      /**
       * @description Connection attempts by result; `addresses`: different ip:port among them.
       * @example {
       *       "answered": 210,
       *       "no_answer": 40,
       *       "refused": 8,
       *       "no_route": 2,
       *       "network_unreachable": 2,
       *       "greeting_timeout": 0,
       *       "addresses": 90
       *     }
       */
      connections: {
        [key: string]: number;
      };
      /**
       * @description Delivery status lines, one a recipient; suspended ones are among `deferred`.
       * @example {
       *       "sent": 205,
       *       "deferred": 60,
       *       "bounced": 3,
       *       "expired": 1
       *     }
       */
      recipients: {
        [key: string]: number;
      };
      /**
       * @description Recipient lines that were no attempt: the MTA repeated an older failure.
       * @example 20
       */
      suspended: number;
      /**
       * @description Logged `dsn=` of recipient lines, suspended ones left out.
       * @example {
       *       "2.0.0": 205
       *     }
       */
      statusCodes: {
        [key: string]: number;
      };
      /** @description What remote servers said, most frequent first. */
      replies: components['schemas']['ReplyAnswer'][];
      /** @description The part of the window of which `retries` are told: all of it up to 50,000 unreachable attempts, else the newest. */
      examined: components['schemas']['ExaminedAnswer'];
      /** @description Whether trying again helps. */
      retries: components['schemas']['RetryAnswer'];
      /** @description Our mail servers, the one that reaches least first. */
      senders: components['schemas']['SenderAnswer'][];
    };
    DecidedAnswer: {
      /**
       * @description `watching`: decisions are of now. `starting`: nothing is decided yet. `catching_up`: they are of the past. `failed`: the last try failed. `stale`: whoever decides has not been heard of. `off`: nobody decides.
       * @example watching
       * @enum {string}
       */
      state: 'watching' | 'starting' | 'catching_up' | 'failed' | 'stale' | 'off';
      /**
       * Format: date-time
       * @description All that was logged before this is decided; null: nothing is.
       * @example 2026-11-21T09:55:54Z
       */
      upTo: string | null;
      /**
       * @description From there to the newest line; null: not known.
       * @example 42
       */
      secondsBehind: number | null;
      /**
       * @description Why it failed.
       * @example null
       */
      problem: string | null;
    };
    AddressAnswer: {
      /**
       * @description Name that was connected to.
       * @example mx1.example.org
       */
      host: string;
      /**
       * @description Its address.
       * @example 192.0.2.1
       */
      ip: string;
      /**
       * @description 0: not logged.
       * @example 25
       */
      port: number;
      /**
       * @description Connection attempts.
       * @example 34
       */
      connections: number;
      /**
       * @description The server said something.
       * @example 17
       */
      answered: number;
      /**
       * @description Connection timed out.
       * @example 17
       */
      noAnswer: number;
      /**
       * @description Connection refused.
       * @example 0
       */
      refused: number;
      /**
       * @description No route to host.
       * @example 0
       */
      noRoute: number;
      /**
       * @description Network is unreachable.
       * @example 0
       */
      networkUnreachable: number;
      /**
       * @description Connected, and no banner came.
       * @example 0
       */
      greetingTimeout: number;
      /**
       * @description Closed before the server said anything.
       * @example 0
       */
      connectionLost: number;
      /**
       * @description Any other result.
       * @example 0
       */
      other: number;
      /**
       * Format: date-time
       * @description First connection that failed.
       * @example 2026-11-21T09:55:54Z
       */
      firstFailure: string | null;
      /**
       * Format: date-time
       * @description Last connection that failed.
       * @example 2026-11-21T09:55:54Z
       */
      lastFailure: string | null;
      /**
       * Format: date-time
       * @description Last connection that was answered.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
    };
    FaultAnswer: {
      /**
       * @description Theirs or ours; `none`: nothing is wrong; `unclear`: the logs cannot tell.
       * @example theirs
       * @enum {string}
       */
      side: 'theirs' | 'ours' | 'unclear' | 'none';
      /**
       * @description The evidence.
       * @example out1 was answered by 77 of 80 domains in the same time
       */
      because: string;
    };
    BlamedAnswer: {
      /**
       * @description Attempts that they made meanwhile.
       * @example 12
       */
      attempts: number;
      /**
       * @description Of these, how many got no answer.
       * @example 12
       */
      noAnswer: number;
      /**
       * @description Of these, how many reached no SMTP service.
       * @example 12
       */
      unreachable: number;
      /**
       * @description These servers of ours.
       * @example [
       *       "out2"
       *     ]
       */
      senders: string[];
      /** @description The rates without these: what can be held against the domain. */
      without: components['schemas']['RatesAnswer'];
    };
    DecidedDomainAnswer: {
      /**
       * @description Delivery attempts really made: neither suspended nor handed over.
       * @example 34
       */
      attempts: number;
      /**
       * @description Attempts that ended in no answer.
       * @example 17
       */
      noAnswer: number;
      /**
       * @description No answer of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      noAnswerRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      noAnswerRateInterval: number[] | null;
      /**
       * @description Attempts that reached no SMTP service; no answer is among them.
       * @example 17
       */
      unreachable: number;
      /**
       * @description Unreachable of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      unreachableRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      unreachableRateInterval: number[] | null;
      /**
       * @description Recipient domain; empty: the addresses had none.
       * @example example.org
       */
      domain: string;
      /**
       * @description Attempts that were delivered.
       * @example 17
       */
      delivered: number;
      /**
       * @description Recipient lines of its attempts.
       * @example 36
       */
      recipients: number;
      /**
       * @description Recipient lines that were no attempt: the MTA repeated an older failure.
       * @example 20
       */
      suspended: number;
      /**
       * @description Recipients or messages that the MTA gave up.
       * @example 1
       */
      expired: number;
      /**
       * Format: date-time
       * @description First attempt that was not delivered.
       * @example 2026-11-21T09:55:54Z
       */
      firstFailure: string | null;
      /**
       * Format: date-time
       * @description Last attempt that was not delivered.
       * @example 2026-11-21T09:55:54Z
       */
      lastFailure: string | null;
      /**
       * Format: date-time
       * @description When a server of it last said anything.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /**
       * Format: date-time
       * @description First failure without a word after that; null: it does not fail now.
       * @example 2026-11-21T09:55:54Z
       */
      failingSince: string | null;
      /**
       * @description What it does, in one word: a reason, `delivered`, `delivered_after_no_answer` and the like, `mixed`, `unsteady`, or `unknown` without an attempt.
       * @example unsteady
       */
      behaviour: string;
      /**
       * @description Attempts by reason.
       * @example {
       *       "delivered": 17,
       *       "no_answer": 17
       *     }
       */
      reasons: {
        [key: string]: number;
      };
      /** @description Addresses that failed at least once, the most failing first. */
      hosts: components['schemas']['AddressAnswer'][];
      /**
       * @description Exim’s own verdicts that the hosts are dead for long.
       * @example {}
       */
      verdicts: {
        [key: string]: number;
      };
      /** @description Whose fault it is. */
      fault: components['schemas']['FaultAnswer'];
      /**
       * @description The first thing to do.
       * @example Try the address by hand: telnet HOST 25.
       */
      advice: string;
      /**
       * @description All that can be done, in this order.
       * @example [
       *       "Try the address by hand: telnet HOST 25."
       *     ]
       */
      whatToDo: string[];
      /**
       * @description When to try again.
       * @example Retry after 30 min, 1 h, 2 h, 4 h, 24 h.
       */
      retryAdvice: string;
      /**
       * @description `chronic`: nothing has answered for a day, in enough attempts. `suspect`: for an hour or more. `recovering`: it was chronic and answers again. `healthy`: it answered, and is none of these. Null: not decided, or it never answered and was not tried enough: nobody knows.
       * @example healthy
       * @enum {string|null}
       */
      state: 'healthy' | 'suspect' | 'chronic' | 'recovering' | null;
      /**
       * Format: date-time
       * @description Since when nothing answers; while recovering, since when it answers again.
       * @example 2026-11-21T09:55:54Z
       */
      stateSince: string | null;
      /**
       * @description Whether its no-answer rate has jumped: `/v1/spikes`. Null: not decided.
       * @example false
       */
      spiking: boolean | null;
      /** @description What servers of ours that did not get out in the window are to blame for; null: nothing. */
      blamedOnSenders: components['schemas']['BlamedAnswer'] | null;
    };
    DomainsAnswer: {
      /** @description The time that was answered for. */
      window: components['schemas']['WindowAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /** @description How far states are decided. */
      decided: components['schemas']['DecidedAnswer'];
      /**
       * @description Domains that match, whatever the limit; of the worst of all, beyond a thousand, an estimate.
       * @example 1
       */
      total: number;
      /**
       * @description The cursor of the next page; null: this is the last.
       * @example null
       */
      next: string | null;
      /** @description In the order that was asked for. */
      domains: components['schemas']['DecidedDomainAnswer'][];
    };
    SeriesSpanAnswer: {
      /**
       * @description Delivery attempts really made: neither suspended nor handed over.
       * @example 34
       */
      attempts: number;
      /**
       * @description Attempts that ended in no answer.
       * @example 17
       */
      noAnswer: number;
      /**
       * @description No answer of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      noAnswerRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      noAnswerRateInterval: number[] | null;
      /**
       * @description Attempts that reached no SMTP service; no answer is among them.
       * @example 17
       */
      unreachable: number;
      /**
       * @description Unreachable of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      unreachableRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      unreachableRateInterval: number[] | null;
      /**
       * Format: date-time
       * @description When it begins; spans begin at full days, hours and minutes of UTC.
       * @example 2026-11-21T09:55:54Z
       */
      from: string;
      /**
       * @description Attempts that were delivered.
       * @example 17
       */
      delivered: number;
      /**
       * @description Attempts in which the remote said anything, even no.
       * @example 17
       */
      answered: number;
      /**
       * @description Recipient lines that were no attempt.
       * @example 0
       */
      suspended: number;
      /**
       * @description Whether the window holds only a part of it: its first and its last span.
       * @example false
       */
      partial: boolean;
    };
    SeriesAnswer: {
      /** @description The time that was answered for. */
      window: components['schemas']['WindowAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /**
       * @description Recipient domain, as the logs write it.
       * @example example.org
       */
      domain: string;
      /**
       * @description How long a span is.
       * @example 5m
       * @enum {string}
       */
      bucket: '5m' | '1h' | '1d';
      /** @description All spans of the window, in order. */
      series: components['schemas']['SeriesSpanAnswer'][];
    };
    SilenceEvidenceAnswer: {
      /**
       * Format: date-time
       * @description The first attempt that nobody answered.
       * @example 2026-11-21T09:55:54Z
       */
      since: string | null;
      /**
       * Format: date-time
       * @description The last one, as far as this was told.
       * @example 2026-11-21T09:55:54Z
       */
      until: string | null;
      /**
       * @description Attempts that reached no SMTP service.
       * @example 193
       */
      attempts: number;
      /**
       * @description These by reason.
       * @example {
       *       "no_answer": 193
       *     }
       */
      reasons: {
        [key: string]: number;
      };
      /**
       * @description These by the machine that made them.
       * @example {
       *       "out1": 100,
       *       "out2": 93
       *     }
       */
      senders: {
        [key: string]: number;
      };
      /**
       * @description Failed connections by `host[ip]:port`, at most 16 of them.
       * @example {
       *       "mx1.example.org[192.0.2.1]:25": 193
       *     }
       */
      addresses: {
        [key: string]: number;
      };
      /**
       * @description Exim’s own verdicts that it has been failing for a long time.
       * @example 0
       */
      verdicts: number;
      /**
       * @description Recipients or messages that the MTA gave up meanwhile.
       * @example 4
       */
      expired: number;
      /**
       * @description Lines that were no attempt: the MTA repeated an older failure.
       * @example 20
       */
      suspended: number;
      /**
       * Format: date-time
       * @description When a server of it last said anything before; null: never, as far as the logs go.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /**
       * @description Where some of the log lines stand: source and offset.
       * @example [
       *       "mail-0:1200"
       *     ]
       */
      samples: string[];
    };
    SpikeEvidenceAnswer: {
      /**
       * @description Attempts by the machine that made them.
       * @example {
       *       "out1": 60,
       *       "out2": 60
       *     }
       */
      attempts: {
        [key: string]: number;
      };
      /**
       * @description Those without an answer.
       * @example {
       *       "out1": 24,
       *       "out2": 24
       *     }
       */
      noAnswers: {
        [key: string]: number;
      };
      /**
       * @description Failed connections by `host[ip]:port`, at most 16 of them.
       * @example {
       *       "mx1.example.org[192.0.2.1]:25": 48
       *     }
       */
      addresses: {
        [key: string]: number;
      };
      /**
       * @description Where some of the log lines stand: source and offset.
       * @example [
       *       "mail-0:1200"
       *     ]
       */
      samples: string[];
    };
    SpikeAnswer: {
      /**
       * @description Name of the episode: the same from its first to its last change.
       * @example spike:1795255260000:example.org
       */
      id: string;
      /**
       * Format: date-time
       * @description The minute from which on the rate is raised.
       * @example 2026-11-21T09:55:54Z
       */
      start: string;
      /**
       * Format: date-time
       * @description The evaluation that found it, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      foundAt: string | null;
      /**
       * Format: date-time
       * @description When it was over; null: it goes on.
       * @example 2026-11-21T09:55:54Z
       */
      endedAt: string | null;
      /**
       * Format: date-time
       * @description The evaluation that told this, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      toldAt: string;
      /**
       * @description Attempts since the start, as of then.
       * @example 120
       */
      attempts: number;
      /**
       * @description Of these, how many got no answer.
       * @example 48
       */
      noAnswers: number;
      /**
       * @description The rate of no answers that is usual at this time of day. Null where nothing was tried: unknown, not 0.
       * @example 0.002
       */
      usualRate: number | null;
      /**
       * @description How sure it is: 1 less the false spikes a day that its chance allows. Null where nothing was tried: unknown, not 0.
       * @example 0.999
       */
      confidence: number | null;
      /**
       * @description Length of the window that found it.
       * @example 120
       */
      windowSeconds: number;
      /**
       * @description In a sentence.
       * @example Since 2026-11-21 09:41 UTC 48 of 120 attempts got no answer (40 %, usually 0.2 % at this time of day).
       */
      sentence: string;
      /**
       * @description Recipient domain.
       * @example example.org
       */
      domain: string;
      /**
       * @description `open`, or how it ended: `recovered`; `faded`: nobody tries any more; `became_usual`: it lasted a day; `blamed_on_sender`, `part_of_provider`: it was not this domain; `forgotten`: nobody knows any more.
       * @example open
       * @enum {string}
       */
      state:
        | 'open'
        | 'recovered'
        | 'faded'
        | 'became_usual'
        | 'blamed_on_sender'
        | 'part_of_provider'
        | 'forgotten';
      /** @description What it rests on. */
      evidence: components['schemas']['SpikeEvidenceAnswer'];
    };
    SenderFindingAnswer: {
      /**
       * @description Name of the episode: the same from its first to its last change.
       * @example sender:1795255260000:out2
       */
      id: string;
      /**
       * @description The machine that wrote the lines.
       * @example out2
       */
      logHost: string;
      /**
       * @description `cut_off`: it does not get out. `forgotten`: nobody knows any more.
       * @example cut_off
       * @enum {string}
       */
      state: 'cut_off' | 'over' | 'forgotten';
      /**
       * Format: date-time
       * @description Since when.
       * @example 2026-11-21T09:55:54Z
       */
      start: string;
      /**
       * Format: date-time
       * @description The evaluation that found it, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      foundAt: string | null;
      /**
       * Format: date-time
       * @description When it was over; null: it goes on.
       * @example 2026-11-21T09:55:54Z
       */
      endedAt: string | null;
      /**
       * Format: date-time
       * @description The evaluation that told this, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      toldAt: string;
      /**
       * @description Unrelated destinations that usually answer, tried in the window that found it.
       * @example 13
       */
      tried: number;
      /**
       * @description Of these, how many failed.
       * @example 13
       */
      failing: number;
      /**
       * @description Of those that failed, the ones that other servers of ours tried too.
       * @example 13
       */
      triedByOthers: number;
      /**
       * @description Of these, how many the others reached.
       * @example 13
       */
      reachedByOthers: number;
      /**
       * @description Its failed attempts by reason.
       * @example {
       *       "no_answer": 130
       *     }
       */
      reasons: {
        [key: string]: number;
      };
      /**
       * @description Some destinations that failed it, the most failures first.
       * @example [
       *       "example.org"
       *     ]
       */
      destinations: string[];
      /**
       * @description In a sentence.
       * @example out2 does not get out since 2026-11-21 09:41 UTC: 13 of 13 unrelated destinations that usually answer failed, others of ours reached 13 of the 13 they tried too.
       */
      sentence: string;
    };
    ProviderFindingAnswer: {
      /**
       * @description Name of the episode: the same from its first to its last change.
       * @example spike:1795255260000:example.org
       */
      id: string;
      /**
       * Format: date-time
       * @description The minute from which on the rate is raised.
       * @example 2026-11-21T09:55:54Z
       */
      start: string;
      /**
       * Format: date-time
       * @description The evaluation that found it, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      foundAt: string | null;
      /**
       * Format: date-time
       * @description When it was over; null: it goes on.
       * @example 2026-11-21T09:55:54Z
       */
      endedAt: string | null;
      /**
       * Format: date-time
       * @description The evaluation that told this, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      toldAt: string;
      /**
       * @description Attempts since the start, as of then.
       * @example 120
       */
      attempts: number;
      /**
       * @description Of these, how many got no answer.
       * @example 48
       */
      noAnswers: number;
      /**
       * @description The rate of no answers that is usual at this time of day. Null where nothing was tried: unknown, not 0.
       * @example 0.002
       */
      usualRate: number | null;
      /**
       * @description How sure it is: 1 less the false spikes a day that its chance allows. Null where nothing was tried: unknown, not 0.
       * @example 0.999
       */
      confidence: number | null;
      /**
       * @description Length of the window that found it.
       * @example 120
       */
      windowSeconds: number;
      /**
       * @description In a sentence.
       * @example Since 2026-11-21 09:41 UTC 48 of 120 attempts got no answer (40 %, usually 0.2 % at this time of day).
       */
      sentence: string;
      /**
       * @description The registrable domain of its hosts’ names, or its network.
       * @example outlook.com
       */
      provider: string;
      /**
       * @description `failing`, or how that ended, as of a spike.
       * @example failing
       * @enum {string}
       */
      state:
        | 'failing'
        | 'recovered'
        | 'faded'
        | 'became_usual'
        | 'blamed_on_sender'
        | 'part_of_provider'
        | 'forgotten';
      /**
       * @description Its domains that got no answers when it was found.
       * @example 14
       */
      failingDomains: number;
      /**
       * @description Its domains that were tried then.
       * @example 40
       */
      triedDomains: number;
      /**
       * @description Some of them, the worst first.
       * @example [
       *       "example.org",
       *       "example.net"
       *     ]
       */
      domains: string[];
    };
    DomainDecisionAnswer: {
      /**
       * @description Why it is suspect, chronic or recovering, in a sentence; null: it is neither.
       * @example Nothing has answered for 24 h: 193 attempts from 2 senders failed (193 no answer); it last answered 2026-11-20 09:40 UTC.
       */
      sentence: string | null;
      /** @description What that rests on. */
      evidence: components['schemas']['SilenceEvidenceAnswer'] | null;
      /** @description The spike that is on. */
      spike: components['schemas']['SpikeAnswer'] | null;
      /** @description Of our servers that failed at it, those that did not get out in the window. */
      senderFindings: components['schemas']['SenderFindingAnswer'][];
      /** @description Of its providers, those that failed as a whole in the window. */
      providerFindings: components['schemas']['ProviderFindingAnswer'][];
    };
    DomainSenderAnswer: {
      /**
       * @description The machine that wrote the lines.
       * @example out1
       */
      logHost: string;
      /**
       * @description Its attempts.
       * @example 34
       */
      attempts: number;
      /**
       * @description Of these, how many reached no SMTP service.
       * @example 17
       */
      unreachable: number;
      /**
       * @description Of these, how many were answered.
       * @example 17
       */
      answered: number;
    };
    FailureTextAnswer: {
      /**
       * @description Why it failed, in our word.
       * @example no_answer
       */
      reason: string;
      /**
       * @description The rule that said so.
       * @example connect_timed_out
       */
      rule: string;
      /**
       * @description Attempts that failed with this text.
       * @example 17
       */
      attempts: number;
      /**
       * Format: date-time
       * @description The last of them.
       * @example 2026-11-21T09:55:54Z
       */
      lastAt: string;
      /**
       * @description What the log says: a stranger’s words, local parts of addresses hidden as configured.
       * @example connect to mx1.example.org[192.0.2.1]:25: Connection timed out
       */
      text: string;
    };
    DomainHistoryAnswer: {
      /**
       * @description Attempts really made.
       * @example 510
       */
      attempts: number;
      /**
       * Format: date-time
       * @description The first of them.
       * @example 2026-11-21T09:55:54Z
       */
      firstAttempt: string | null;
      /**
       * Format: date-time
       * @description The last of them.
       * @example 2026-11-21T09:55:54Z
       */
      lastAttempt: string | null;
      /**
       * Format: date-time
       * @description When a server of it last said anything.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /**
       * Format: date-time
       * @description First failure without a word after that; null: it does not fail now.
       * @example 2026-11-21T09:55:54Z
       */
      failingSince: string | null;
    };
    DomainDetailAnswer: {
      /**
       * @description Delivery attempts really made: neither suspended nor handed over.
       * @example 34
       */
      attempts: number;
      /**
       * @description Attempts that ended in no answer.
       * @example 17
       */
      noAnswer: number;
      /**
       * @description No answer of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      noAnswerRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      noAnswerRateInterval: number[] | null;
      /**
       * @description Attempts that reached no SMTP service; no answer is among them.
       * @example 17
       */
      unreachable: number;
      /**
       * @description Unreachable of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      unreachableRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      unreachableRateInterval: number[] | null;
      /**
       * @description Recipient domain; empty: the addresses had none.
       * @example example.org
       */
      domain: string;
      /**
       * @description Attempts that were delivered.
       * @example 17
       */
      delivered: number;
      /**
       * @description Recipient lines of its attempts.
       * @example 36
       */
      recipients: number;
      /**
       * @description Recipient lines that were no attempt: the MTA repeated an older failure.
       * @example 20
       */
      suspended: number;
      /**
       * @description Recipients or messages that the MTA gave up.
       * @example 1
       */
      expired: number;
      /**
       * Format: date-time
       * @description First attempt that was not delivered.
       * @example 2026-11-21T09:55:54Z
       */
      firstFailure: string | null;
      /**
       * Format: date-time
       * @description Last attempt that was not delivered.
       * @example 2026-11-21T09:55:54Z
       */
      lastFailure: string | null;
      /**
       * Format: date-time
       * @description When a server of it last said anything.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /**
       * Format: date-time
       * @description First failure without a word after that; null: it does not fail now.
       * @example 2026-11-21T09:55:54Z
       */
      failingSince: string | null;
      /**
       * @description What it does, in one word: a reason, `delivered`, `delivered_after_no_answer` and the like, `mixed`, `unsteady`, or `unknown` without an attempt.
       * @example unsteady
       */
      behaviour: string;
      /**
       * @description Attempts by reason.
       * @example {
       *       "delivered": 17,
       *       "no_answer": 17
       *     }
       */
      reasons: {
        [key: string]: number;
      };
      /** @description Addresses that failed at least once, the most failing first. */
      hosts: components['schemas']['AddressAnswer'][];
      /**
       * @description Exim’s own verdicts that the hosts are dead for long.
       * @example {}
       */
      verdicts: {
        [key: string]: number;
      };
      /** @description Whose fault it is. */
      fault: components['schemas']['FaultAnswer'];
      /**
       * @description The first thing to do.
       * @example Try the address by hand: telnet HOST 25.
       */
      advice: string;
      /**
       * @description All that can be done, in this order.
       * @example [
       *       "Try the address by hand: telnet HOST 25."
       *     ]
       */
      whatToDo: string[];
      /**
       * @description When to try again.
       * @example Retry after 30 min, 1 h, 2 h, 4 h, 24 h.
       */
      retryAdvice: string;
      /**
       * @description `chronic`: nothing has answered for a day, in enough attempts. `suspect`: for an hour or more. `recovering`: it was chronic and answers again. `healthy`: it answered, and is none of these. Null: not decided, or it never answered and was not tried enough: nobody knows.
       * @example healthy
       * @enum {string|null}
       */
      state: 'healthy' | 'suspect' | 'chronic' | 'recovering' | null;
      /**
       * Format: date-time
       * @description Since when nothing answers; while recovering, since when it answers again.
       * @example 2026-11-21T09:55:54Z
       */
      stateSince: string | null;
      /**
       * @description Whether its no-answer rate has jumped: `/v1/spikes`. Null: not decided.
       * @example false
       */
      spiking: boolean | null;
      /** @description What servers of ours that did not get out in the window are to blame for; null: nothing. */
      blamedOnSenders: components['schemas']['BlamedAnswer'] | null;
      /** @description The time that was answered for. */
      window: components['schemas']['WindowAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /** @description How far the state is decided. */
      decided: components['schemas']['DecidedAnswer'];
      /** @description What the state rests on, and who else may be to blame. */
      decision: components['schemas']['DomainDecisionAnswer'];
      /** @description Which of our servers tried it. */
      senders: components['schemas']['DomainSenderAnswer'][];
      /** @description The part of the window of which `texts` are told: all of it up to 50,000 attempts at all domains or if nothing failed, else as much around its last failure. */
      examined: components['schemas']['ExaminedAnswer'];
      /** @description The part of the window of which `retries` are told: all of it up to 50,000 unreachable attempts at the domain. */
      retriesExamined: components['schemas']['ExaminedAnswer'];
      /** @description Whether trying again helps. */
      retries: components['schemas']['RetryAnswer'];
      /** @description What the log says of its failures, the most frequent first. */
      texts: components['schemas']['FailureTextAnswer'][];
      /** @description Of all that is kept of it, whatever the window. */
      history: components['schemas']['DomainHistoryAnswer'];
    };
    DecidedHostAnswer: {
      /**
       * @description Name that was connected to.
       * @example mx1.example.org
       */
      host: string;
      /**
       * @description Its address.
       * @example 192.0.2.1
       */
      ip: string;
      /**
       * @description 0: not logged.
       * @example 25
       */
      port: number;
      /**
       * @description Connection attempts.
       * @example 34
       */
      connections: number;
      /**
       * @description The server said something.
       * @example 17
       */
      answered: number;
      /**
       * @description Connection timed out.
       * @example 17
       */
      noAnswer: number;
      /**
       * @description Connection refused.
       * @example 0
       */
      refused: number;
      /**
       * @description No route to host.
       * @example 0
       */
      noRoute: number;
      /**
       * @description Network is unreachable.
       * @example 0
       */
      networkUnreachable: number;
      /**
       * @description Connected, and no banner came.
       * @example 0
       */
      greetingTimeout: number;
      /**
       * @description Closed before the server said anything.
       * @example 0
       */
      connectionLost: number;
      /**
       * @description Any other result.
       * @example 0
       */
      other: number;
      /**
       * Format: date-time
       * @description First connection that failed.
       * @example 2026-11-21T09:55:54Z
       */
      firstFailure: string | null;
      /**
       * Format: date-time
       * @description Last connection that failed.
       * @example 2026-11-21T09:55:54Z
       */
      lastFailure: string | null;
      /**
       * Format: date-time
       * @description Last connection that was answered.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /**
       * @description How many recipient domains were delivered through it.
       * @example 3
       */
      domains: number;
      /**
       * @description Some of them.
       * @example [
       *       "example.org",
       *       "example.net"
       *     ]
       */
      someDomains: string[];
      /**
       * @description `chronic`: nothing has answered for a day, in enough attempts. `suspect`: for an hour or more. `recovering`: it was chronic and answers again. `healthy`: it answered, and is none of these. Null: not decided, or it never answered and was not tried enough: nobody knows.
       * @example healthy
       * @enum {string|null}
       */
      state: 'healthy' | 'suspect' | 'chronic' | 'recovering' | null;
      /**
       * Format: date-time
       * @description Since when nothing answers; while recovering, since when it answers again.
       * @example 2026-11-21T09:55:54Z
       */
      stateSince: string | null;
    };
    HostsAnswer: {
      /** @description The time that was answered for. */
      window: components['schemas']['WindowAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /** @description How far states are decided. */
      decided: components['schemas']['DecidedAnswer'];
      /**
       * @description Hosts that match, whatever the limit.
       * @example 1
       */
      total: number;
      /** @description The worst of them. */
      hosts: components['schemas']['DecidedHostAnswer'][];
    };
    DecidedAddressAnswer: {
      /**
       * @description Name that was connected to.
       * @example mx1.example.org
       */
      host: string;
      /**
       * @description Its address.
       * @example 192.0.2.1
       */
      ip: string;
      /**
       * @description 0: not logged.
       * @example 25
       */
      port: number;
      /**
       * @description Connection attempts.
       * @example 34
       */
      connections: number;
      /**
       * @description The server said something.
       * @example 17
       */
      answered: number;
      /**
       * @description Connection timed out.
       * @example 17
       */
      noAnswer: number;
      /**
       * @description Connection refused.
       * @example 0
       */
      refused: number;
      /**
       * @description No route to host.
       * @example 0
       */
      noRoute: number;
      /**
       * @description Network is unreachable.
       * @example 0
       */
      networkUnreachable: number;
      /**
       * @description Connected, and no banner came.
       * @example 0
       */
      greetingTimeout: number;
      /**
       * @description Closed before the server said anything.
       * @example 0
       */
      connectionLost: number;
      /**
       * @description Any other result.
       * @example 0
       */
      other: number;
      /**
       * Format: date-time
       * @description First connection that failed.
       * @example 2026-11-21T09:55:54Z
       */
      firstFailure: string | null;
      /**
       * Format: date-time
       * @description Last connection that failed.
       * @example 2026-11-21T09:55:54Z
       */
      lastFailure: string | null;
      /**
       * Format: date-time
       * @description Last connection that was answered.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /**
       * @description `chronic`: nothing has answered for a day, in enough attempts. `suspect`: for an hour or more. `recovering`: it was chronic and answers again. `healthy`: it answered, and is none of these. Null: not decided, or it never answered and was not tried enough: nobody knows.
       * @example healthy
       * @enum {string|null}
       */
      state: 'healthy' | 'suspect' | 'chronic' | 'recovering' | null;
      /**
       * Format: date-time
       * @description Since when nothing answers; while recovering, since when it answers again.
       * @example 2026-11-21T09:55:54Z
       */
      stateSince: string | null;
    };
    HostDomainAnswer: {
      /**
       * @description Connection attempts.
       * @example 34
       */
      connections: number;
      /**
       * @description The server said something.
       * @example 17
       */
      answered: number;
      /**
       * @description Connection timed out.
       * @example 17
       */
      noAnswer: number;
      /**
       * Format: date-time
       * @description Last connection that was answered.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /**
       * @description Recipient domain that was delivered through it.
       * @example example.org
       */
      domain: string;
    };
    HostSenderAnswer: {
      /**
       * @description Connection attempts.
       * @example 34
       */
      connections: number;
      /**
       * @description The server said something.
       * @example 17
       */
      answered: number;
      /**
       * @description Connection timed out.
       * @example 17
       */
      noAnswer: number;
      /**
       * Format: date-time
       * @description Last connection that was answered.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /**
       * @description Which of our machines connected.
       * @example out1
       */
      logHost: string;
    };
    HostHistoryAnswer: {
      /**
       * @description Connection attempts.
       * @example 510
       */
      connections: number;
      /**
       * Format: date-time
       * @description The first of them.
       * @example 2026-11-21T09:55:54Z
       */
      firstConnection: string | null;
      /**
       * Format: date-time
       * @description The last of them.
       * @example 2026-11-21T09:55:54Z
       */
      lastConnection: string | null;
      /**
       * Format: date-time
       * @description When it last said anything.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /**
       * Format: date-time
       * @description First failure after that; null: it does not fail now.
       * @example 2026-11-21T09:55:54Z
       */
      failingSince: string | null;
    };
    HostDetailAnswer: {
      /** @description The time that was answered for. */
      window: components['schemas']['WindowAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /** @description How far states are decided. */
      decided: components['schemas']['DecidedAnswer'];
      /**
       * @description As it was asked for.
       * @example 192.0.2.1
       */
      address: string;
      /**
       * @description Connection attempts.
       * @example 34
       */
      connections: number;
      /**
       * @description The server said something.
       * @example 17
       */
      answered: number;
      /**
       * @description Connection timed out.
       * @example 17
       */
      noAnswer: number;
      /**
       * Format: date-time
       * @description Last connection that was answered.
       * @example 2026-11-21T09:55:54Z
       */
      lastAnswer: string | null;
      /** @description Each `host[ip]:port` of it, the most used first; 100 at most. */
      addresses: components['schemas']['DecidedAddressAnswer'][];
      /**
       * @description Recipient domains that were delivered through it.
       * @example 1
       */
      domainsTotal: number;
      /** @description Those with most connections; 100 at most. */
      domains: components['schemas']['HostDomainAnswer'][];
      /** @description Which of our servers connected to it. */
      senders: components['schemas']['HostSenderAnswer'][];
      /** @description Of all that is kept of it, whatever the window. */
      history: components['schemas']['HostHistoryAnswer'];
    };
    DecidedSenderAnswer: {
      /**
       * @description Delivery attempts really made: neither suspended nor handed over.
       * @example 34
       */
      attempts: number;
      /**
       * @description Attempts that ended in no answer.
       * @example 17
       */
      noAnswer: number;
      /**
       * @description No answer of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      noAnswerRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      noAnswerRateInterval: number[] | null;
      /**
       * @description Attempts that reached no SMTP service; no answer is among them.
       * @example 17
       */
      unreachable: number;
      /**
       * @description Unreachable of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      unreachableRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      unreachableRateInterval: number[] | null;
      /**
       * @description The machine that wrote the lines.
       * @example out1
       */
      logHost: string;
      /**
       * @description Which MTAs wrote on it.
       * @example [
       *       "postfix"
       *     ]
       */
      mtas: string[];
      /**
       * @description Attempts that were delivered.
       * @example 17
       */
      delivered: number;
      /**
       * @description Attempts in which the remote said anything, even no.
       * @example 17
       */
      answered: number;
      /**
       * @description Recipient lines that were no attempt: the MTA repeated an older failure.
       * @example 20
       */
      suspended: number;
      /**
       * @description Attempts by reason.
       * @example {
       *       "delivered": 17,
       *       "no_answer": 17
       *     }
       */
      reasons: {
        [key: string]: number;
      };
      /**
       * Format: date-time
       * @description Its first attempt in this time.
       * @example 2026-11-21T09:55:54Z
       */
      firstAttempt: string | null;
      /**
       * Format: date-time
       * @description Its last attempt in this time.
       * @example 2026-11-21T09:55:54Z
       */
      lastAttempt: string | null;
      /**
       * @description Recipient domains for which it made attempts; beyond a thousand domains an estimate.
       * @example 80
       */
      domainsTried: number;
      /**
       * @description Of these, domains that answered it at least once.
       * @example 77
       */
      domainsAnswered: number;
      /**
       * @description Of these, domains that it never reached.
       * @example 3
       */
      domainsUnreachable: number;
      /**
       * @description Of those never reached, the ones that answered another of our servers.
       * @example 0
       */
      answeredElsewhere: number;
      /** @description Its rates in the time of the same length before; null where the window has no beginning. */
      before: components['schemas']['RatesAnswer'] | null;
      /** @description That it does not get out, as of the end of the window; those of the past are in `/v1/senders/findings`. Empty means well only where `decided.state` is `watching`. */
      findings: components['schemas']['SenderFindingAnswer'][];
    };
    SendersAnswer: {
      /** @description The time that was answered for. */
      window: components['schemas']['WindowAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /** @description How far findings are decided. */
      decided: components['schemas']['DecidedAnswer'];
      /** @description By name. */
      senders: components['schemas']['DecidedSenderAnswer'][];
    };
    MessageRecipientAnswer: {
      /**
       * @description The address, where the store keeps it in clear; else empty.
       * @example
       */
      address: string;
      /**
       * @description The same address has the same one; empty where nothing is kept of it.
       * @example 3cd474de75
       */
      token: string;
      /**
       * @description Recipient domain.
       * @example example.org
       */
      domain: string;
      /**
       * @description What became of it; `waiting`: it is tried again, as far as the logs go.
       * @example delivered
       * @enum {string}
       */
      end: 'delivered' | 'handed_over' | 'bounced' | 'expired' | 'waiting';
      /**
       * Format: date-time
       * @description When that was; null while it waits.
       * @example 2026-11-21T09:55:54Z
       */
      endedAt: string | null;
    };
    MessageConnectionAnswer: {
      /**
       * Format: date-time
       * @description When.
       * @example 2026-11-21T09:55:54Z
       */
      at: string;
      /**
       * @description Name that was connected to.
       * @example mx1.example.org
       */
      host: string;
      /**
       * @description Its address.
       * @example 192.0.2.1
       */
      ip: string;
      /**
       * @description 0: not logged.
       * @example 25
       */
      port: number;
      /**
       * @description What became of it: `answered`, `no_answer`, `refused` …
       * @example no_answer
       */
      result: string;
    };
    MessageEventAnswer: {
      /**
       * @description `suspended`: the MTA did not try. `expired`: it gave up.
       * @example attempt
       * @enum {string}
       */
      kind: 'attempt' | 'suspended' | 'expired';
      /**
       * Format: date-time
       * @description Log time.
       * @example 2026-11-21T09:55:54Z
       */
      at: string;
      /**
       * @description Recipient domain; empty: the line names none.
       * @example example.org
       */
      domain: string;
      /**
       * @description How many recipients it was for; 0: for all.
       * @example 1
       */
      recipients: number;
      /**
       * @description Why it ended so, in our word; of what was not tried, the older failure.
       * @example no_answer
       */
      reason: string;
      /**
       * @description The rule that said so; empty: nothing was tried.
       * @example connect_timed_out
       */
      rule: string;
      /**
       * @description Who spoke: `remote` or `local`; empty: nothing was tried.
       * @example local
       */
      speaker: string;
      /**
       * @description `none`, `soft` or `hard`; empty: nothing was tried.
       * @example soft
       */
      permanence: string;
      /**
       * @description What the remote said; 0: nothing.
       * @example 0
       */
      replyCode: number;
      /**
       * @description What the remote said; empty: nothing.
       * @example
       */
      enhancedCode: string;
      /**
       * @description What our MTA logged as `dsn=`.
       * @example 4.4.1
       */
      dsn: string;
      /**
       * @description Delivery agent or transport.
       * @example smtp
       */
      agent: string;
      /**
       * @description The host that took it or refused it; empty: none was reached.
       * @example
       */
      host: string;
      /**
       * @description Its address.
       * @example
       */
      ip: string;
      /**
       * @description 0: none, or not logged.
       * @example 0
       */
      port: number;
      /**
       * @description Since it arrived; null: not logged.
       * @example 1801.5
       */
      queueSeconds: number | null;
      /**
       * @description How long the attempt took; null: not logged.
       * @example 30
       */
      attemptSeconds: number | null;
      /**
       * @description What the log says: a stranger’s words, local parts of addresses hidden as configured.
       * @example connect to mx1.example.org[192.0.2.1]:25: Connection timed out
       */
      text: string;
      /** @description Its connection attempts, in order. */
      connections: components['schemas']['MessageConnectionAnswer'][];
    };
    MessageAnswer: {
      /**
       * @description The machine that wrote the lines.
       * @example out1
       */
      logHost: string;
      /**
       * @description Its queue id there.
       * @example 4jWnjL6WYGzJX6C
       */
      queueId: string;
      /**
       * @description `postfix` or `exim`.
       * @example postfix
       */
      mta: string;
      /**
       * Format: date-time
       * @description When it came into the queue, as its attempts tell; null: none does.
       * @example 2026-11-21T09:55:54Z
       */
      arrivedAt: string | null;
      /**
       * Format: date-time
       * @description Log time of the first of its lines that is shown.
       * @example 2026-11-21T09:55:54Z
       */
      firstSeenAt: string;
      /**
       * Format: date-time
       * @description Log time of the last.
       * @example 2026-11-21T09:55:54Z
       */
      lastSeenAt: string;
      /**
       * @description `waiting` while it is for anybody, as far as the logs go; `mixed`: over, not for all alike.
       * @example delivered
       * @enum {string}
       */
      end: 'delivered' | 'handed_over' | 'bounced' | 'expired' | 'waiting' | 'mixed';
      /**
       * @description Delivery attempts that are shown.
       * @example 2
       */
      attempts: number;
      /** @description What became of each recipient. */
      recipients: components['schemas']['MessageRecipientAnswer'][];
      /** @description Its life, in the order of time. */
      events: components['schemas']['MessageEventAnswer'][];
    };
    MessagesAnswer: {
      /** @description The time that was answered for. */
      window: components['schemas']['WindowAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /** @description The latest first. */
      messages: components['schemas']['MessageAnswer'][];
      /**
       * @description Whether there is more than is shown: the earliest is left out.
       * @example false
       */
      cut: boolean;
    };
    RetryMarkAnswer: {
      /**
       * @description After the first no answer.
       * @example 1800
       */
      seconds: number;
      /**
       * @description Delivered by then, of all that got no answer at first. Null where nothing was tried: unknown, not 0.
       * @example 0.4
       */
      deliveredBy: number | null;
      /**
       * @description Of those still waiting at the mark before, delivered until this one. Null where nothing was tried: unknown, not 0.
       * @example 0.4
       */
      deliveredSince: number | null;
    };
    RetriesAdviceAnswer: {
      /**
       * @description Messages that got no answer at first.
       * @example 120
       */
      messages: number;
      /**
       * @description Delivered later.
       * @example 80
       */
      delivered: number;
      /**
       * @description Bounced or expired.
       * @example 40
       */
      givenUp: number;
      /**
       * @description Neither, as far as the logs go.
       * @example 0
       */
      waiting: number;
      /** @description The usual moments to try again: 30 min, 1 h, 2 h, 4 h, 24 h. */
      marks: components['schemas']['RetryMarkAnswer'][];
      /**
       * @description Those of them at which trying again pays here, in seconds; null: too few messages.
       * @example [
       *       1800,
       *       7200
       *     ]
       */
      schedule: number[] | null;
      /**
       * @description After so many seconds hardly anything is delivered any more; null: it still is, or too few messages.
       * @example 7200
       */
      hopelessAfter: number | null;
      /**
       * @description The same in words.
       * @example Of 120 messages that got no answer at first 80 were delivered later.
       */
      because: string;
    };
    CurveAnswer: {
      /**
       * @description After the first no answer, when something ended.
       * @example 1800
       */
      seconds: number;
      /**
       * @description Probability of being still in the queue after it (Kaplan and Meier). Null where nothing was tried: unknown, not 0.
       * @example 0.6
       */
      waiting: number | null;
      /**
       * @description Probability of having been delivered by it (Aalen and Johansen). Null where nothing was tried: unknown, not 0.
       * @example 0.4
       */
      deliveredBy: number | null;
      /**
       * @description Messages still in the queue, and watched, just before.
       * @example 120
       */
      atRisk: number;
    };
    DomainRetryAnswer: {
      /**
       * @description Messages that met an unreachable destination.
       * @example 20
       */
      messages: number;
      /**
       * @description Delivered by a later attempt.
       * @example 12
       */
      deliveredLater: number;
      /**
       * @description Bounced or expired.
       * @example 3
       */
      gaveUp: number;
      /**
       * @description Neither, as far as the logs go.
       * @example 5
       */
      stillWaiting: number;
      /** @description How long the later deliveries took; null: there was none. */
      secondsToDelivery: components['schemas']['SecondsToDeliveryAnswer'] | null;
      /**
       * @description Recipient domain.
       * @example example.org
       */
      domain: string;
    };
    RetriesAnswer: {
      /**
       * @description Messages that met an unreachable destination.
       * @example 20
       */
      messages: number;
      /**
       * @description Delivered by a later attempt.
       * @example 12
       */
      deliveredLater: number;
      /**
       * @description Bounced or expired.
       * @example 3
       */
      gaveUp: number;
      /**
       * @description Neither, as far as the logs go.
       * @example 5
       */
      stillWaiting: number;
      /** @description How long the later deliveries took; null: there was none. */
      secondsToDelivery: components['schemas']['SecondsToDeliveryAnswer'] | null;
      /** @description The time that was answered for. */
      window: components['schemas']['WindowAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /** @description The part of the window that this is told of: all of it up to 50,000 unreachable attempts (at the domain, where one is named), else the newest. */
      examined: components['schemas']['ExaminedAnswer'];
      /** @description What schedule would do. */
      advice: components['schemas']['RetriesAdviceAnswer'];
      /** @description How messages leave the queue; at most some 200 steps. */
      curve: components['schemas']['CurveAnswer'][];
      /** @description Domains, those with most messages first. */
      domains: components['schemas']['DomainRetryAnswer'][];
    };
    ListedCodeAnswer: {
      /**
       * @description What it consists of.
       * @example enhanced
       * @enum {string}
       */
      kind: 'enhanced' | 'reply' | 'pair';
      /**
       * @description Ask for more with it: `/v1/codes/{code}`.
       * @example 4.4.1
       */
      code: string;
      /**
       * @description Its name.
       * @example No answer from host
       */
      name: string;
      /**
       * @description What it means to the sender.
       * @example The host did not answer the connection.
       */
      meaning: string;
      /**
       * @description `depends`: on the text, or on what the MTA decides.
       * @example soft
       * @enum {string}
       */
      bounce: 'soft' | 'hard' | 'depends' | 'none';
      /**
       * @description How much it should trouble the operator.
       * @example medium
       * @enum {string}
       */
      severity: 'medium' | 'low' | 'notable' | 'high';
      /**
       * @description What it is about.
       * @example network
       * @enum {string}
       */
      category:
        | 'network'
        | 'success'
        | 'dns'
        | 'addressing'
        | 'mailbox'
        | 'mail_system'
        | 'protocol'
        | 'content'
        | 'policy'
        | 'authentication'
        | 'undefined';
      /**
       * @description Our word for it.
       * @example no_answer
       * @enum {string}
       */
      reason:
        | 'no_answer'
        | 'delivered'
        | 'handed_over'
        | 'refused'
        | 'no_route'
        | 'network_unreachable'
        | 'greeting_timeout'
        | 'connection_lost'
        | 'conversation_timeout'
        | 'dns_tempfail'
        | 'dns_nxdomain'
        | 'dns_no_mail_host'
        | 'tls_failure'
        | 'throttled'
        | 'blocklisted'
        | 'greylisted'
        | 'mailbox_full'
        | 'unknown_recipient'
        | 'recipient_disabled'
        | 'sender_rejected'
        | 'relay_denied'
        | 'policy_rejected'
        | 'authentication_failed'
        | 'content_rejected'
        | 'size_exceeded'
        | 'mail_loop'
        | 'remote_system_full'
        | 'remote_unavailable'
        | 'remote_next_hop'
        | 'protocol_error'
        | 'remote_tempfail'
        | 'remote_reject'
        | 'local_policy'
        | 'local_fault'
        | 'other';
    };
    CodesAnswer: {
      /**
       * @description How many there are.
       * @example 1
       */
      total: number;
      /** @description Reply codes, then enhanced codes, then pairs of both. */
      codes: components['schemas']['ListedCodeAnswer'][];
    };
    RetryAdviceAnswer: {
      /**
       * @description Whether trying again can help.
       * @example true
       */
      retry: boolean;
      /**
       * @description How many minutes to wait before each further try.
       * @example [
       *       30,
       *       60,
       *       120,
       *       240,
       *       1440
       *     ]
       */
      scheduleMinutes?: number[];
      /**
       * @description After how many hours to give up.
       * @example 120
       */
      giveUpAfterHours?: number;
      /**
       * @description The same in words.
       * @example Retry after 30 min, 1 h, 2 h, 4 h, 24 h; give up after 5 days.
       */
      text: string;
    };
    CodeMeaningAnswer: {
      /**
       * @description Who said it; null: it means the same whoever says it.
       * @example local
       * @enum {string|null}
       */
      speaker: 'remote' | 'local' | null;
      /**
       * @description As asked.
       * @example 4.4.1
       */
      code: string;
      /**
       * @description Which knowledge answered, from exact to vague.
       * @example enhanced code
       * @enum {string}
       */
      matched: 'enhanced code' | 'pair' | 'registry' | 'reply code' | 'class';
      /**
       * @description Its name.
       * @example No answer from host
       */
      name: string;
      /**
       * @description What it means to the sender.
       * @example The host did not answer the connection.
       */
      meaning: string;
      /**
       * @description `depends`: on the text, or on what the MTA decides.
       * @example soft
       * @enum {string}
       */
      bounce: 'soft' | 'hard' | 'depends' | 'none';
      /**
       * @description How much it should trouble the operator.
       * @example medium
       * @enum {string}
       */
      severity: 'medium' | 'low' | 'notable' | 'high';
      /**
       * @description What it is about.
       * @example network
       * @enum {string}
       */
      category:
        | 'network'
        | 'success'
        | 'dns'
        | 'addressing'
        | 'mailbox'
        | 'mail_system'
        | 'protocol'
        | 'content'
        | 'policy'
        | 'authentication'
        | 'undefined';
      /**
       * @description Our word for it.
       * @example no_answer
       * @enum {string}
       */
      reason:
        | 'no_answer'
        | 'delivered'
        | 'handed_over'
        | 'refused'
        | 'no_route'
        | 'network_unreachable'
        | 'greeting_timeout'
        | 'connection_lost'
        | 'conversation_timeout'
        | 'dns_tempfail'
        | 'dns_nxdomain'
        | 'dns_no_mail_host'
        | 'tls_failure'
        | 'throttled'
        | 'blocklisted'
        | 'greylisted'
        | 'mailbox_full'
        | 'unknown_recipient'
        | 'recipient_disabled'
        | 'sender_rejected'
        | 'relay_denied'
        | 'policy_rejected'
        | 'authentication_failed'
        | 'content_rejected'
        | 'size_exceeded'
        | 'mail_loop'
        | 'remote_system_full'
        | 'remote_unavailable'
        | 'remote_next_hop'
        | 'protocol_error'
        | 'remote_tempfail'
        | 'remote_reject'
        | 'local_policy'
        | 'local_fault'
        | 'other';
      /**
       * @description What may be behind it.
       * @example [
       *       "The host is down."
       *     ]
       */
      causes: string[];
      /**
       * @description What can be done, in this order.
       * @example [
       *       "Try the host by hand: telnet HOST 25."
       *     ]
       */
      whatToDo: string[];
      /** @description Whether to try again, and when. */
      retry: components['schemas']['RetryAdviceAnswer'];
      /**
       * @description Where it is defined.
       * @example RFC 3463
       */
      standard: string;
      /** @description In no registry or RFC: who uses it. */
      nonStandard?: string;
      /**
       * @description The enhanced code digit by digit.
       * @example 4 persistent transient failure · 4 network and routing status
       */
      digits?: string;
      /** @description What else has to be said. */
      note?: string;
    };
    CodeAnswer: {
      /**
       * @description As it was understood.
       * @example 4.4.1
       */
      code: string;
      /**
       * @description Its reply code; null: it has none.
       * @example null
       */
      replyCode: number | null;
      /**
       * @description Its enhanced status code; null: it has none.
       * @example 4.4.1
       */
      enhancedCode: string | null;
      /** @description One, or two where it matters who said it. */
      meanings: components['schemas']['CodeMeaningAnswer'][];
    };
    ReadingAnswer: {
      /**
       * @description Short name of what happened.
       * @example No answer
       */
      title: string;
      /**
       * @description What it means.
       * @example The host did not answer the connection.
       */
      meaning: string;
      /**
       * @description Our word for it.
       * @example no_answer
       * @enum {string}
       */
      reason:
        | 'no_answer'
        | 'delivered'
        | 'handed_over'
        | 'refused'
        | 'no_route'
        | 'network_unreachable'
        | 'greeting_timeout'
        | 'connection_lost'
        | 'conversation_timeout'
        | 'dns_tempfail'
        | 'dns_nxdomain'
        | 'dns_no_mail_host'
        | 'tls_failure'
        | 'throttled'
        | 'blocklisted'
        | 'greylisted'
        | 'mailbox_full'
        | 'unknown_recipient'
        | 'recipient_disabled'
        | 'sender_rejected'
        | 'relay_denied'
        | 'policy_rejected'
        | 'authentication_failed'
        | 'content_rejected'
        | 'size_exceeded'
        | 'mail_loop'
        | 'remote_system_full'
        | 'remote_unavailable'
        | 'remote_next_hop'
        | 'protocol_error'
        | 'remote_tempfail'
        | 'remote_reject'
        | 'local_policy'
        | 'local_fault'
        | 'other';
      /**
       * @description Who spoke; null: the text alone cannot tell.
       * @example local
       * @enum {string|null}
       */
      speaker: 'remote' | 'local' | null;
      /**
       * @description Whose fault it is.
       * @example theirs
       * @enum {string}
       */
      side: 'theirs' | 'ours' | 'depends';
      /**
       * @description `depends`: on the text, or on what the MTA decides.
       * @example soft
       * @enum {string}
       */
      bounce: 'soft' | 'hard' | 'depends' | 'none';
      /**
       * @description The codes that stand in the text; empty: none.
       * @example
       */
      code: string;
      /**
       * @description The enhanced code digit by digit; empty: there is none.
       * @example
       */
      digits: string;
      /**
       * @description The rule that decided; empty for a bare code.
       * @example connect_timed_out
       */
      rule: string;
      /**
       * @description What may be behind it.
       * @example [
       *       "The host is down."
       *     ]
       */
      causes: string[];
      /**
       * @description What can be done, in this order.
       * @example [
       *       "Try the host by hand: telnet HOST 25."
       *     ]
       */
      whatToDo: string[];
      /** @description Whether to try again, and when. */
      retry: components['schemas']['RetryAdviceAnswer'];
      /**
       * @description Where the code is defined; empty: there is none.
       * @example
       */
      standard: string;
      /**
       * @description What else has to be said.
       * @example []
       */
      notes: string[];
    };
    ExplanationAnswer: {
      /**
       * @description What the text was taken for.
       * @example log line
       * @enum {string}
       */
      as: 'log line' | 'code' | 'bounce text' | 'words' | 'nothing known';
      /** @description One; two where a bare code means two things; none if nothing is known. */
      readings: components['schemas']['ReadingAnswer'][];
    };
    IngestProblemAnswer: {
      /**
       * @description What is wrong, and what to do.
       * @example The disk is full: free some space.
       */
      message: string;
      /**
       * @description Whether it is for want of room on the disk.
       * @example true
       */
      diskFull: boolean;
      /**
       * Format: date-time
       * @description Since when.
       * @example 2026-11-21T09:55:54Z
       */
      since: string;
      /**
       * Format: date-time
       * @description When it will be tried again.
       * @example 2026-11-21T09:55:54Z
       */
      nextTryAt: string;
    };
    LineTotalsAnswer: {
      /**
       * @description Lines read.
       * @example 2400
       */
      read: number;
      /**
       * @description Lines of Postfix or Exim that were understood.
       * @example 2300
       */
      recognized: number;
      /**
       * @description Lines of other programs.
       * @example 99
       */
      notOurs: number;
      /**
       * @description Lines of Postfix or Exim that were not understood.
       * @example 1
       */
      unparsed: number;
      /**
       * @description Lines too long, their end dropped; counted above too.
       * @example 0
       */
      cut: number;
    };
    RowTotalsAnswer: {
      /**
       * @description Delivery attempts.
       * @example 240
       */
      deliveryAttempts: number;
      /**
       * @description Connection attempts.
       * @example 262
       */
      connectionAttempts: number;
      /**
       * @description Recipient lines that were no attempt.
       * @example 20
       */
      notAttempted: number;
      /**
       * @description Samples of lines that were not understood.
       * @example 1
       */
      unparsedSamples: number;
    };
    BatchesAnswer: {
      /**
       * @description Batches of rows that are in the store.
       * @example 12
       */
      written: number;
      /**
       * @description Batches that could not be written, and were tried again.
       * @example 0
       */
      failed: number;
    };
    FileAnswer: {
      /**
       * @description Where it is.
       * @example /var/log/mail.log
       */
      path: string;
      /**
       * @description Name of the source: part of every row’s identity.
       * @example file-1f0c9a
       */
      source: string | null;
      /**
       * @description `following`: read as it grows. `reading`: behind its end. `done`: rotated, read to its end. `copy`: holds what another file holds. `waiting`: no whole line yet, or no file. `unreadable`, `passed_over`: see the note.
       * @example following
       * @enum {string}
       */
      state: 'following' | 'reading' | 'done' | 'copy' | 'waiting' | 'unreadable' | 'passed_over';
      /**
       * @description What there is to say of it.
       * @example null
       */
      note: string | null;
      /**
       * @description Bytes on disk; null: not known.
       * @example 409600
       */
      size: number | null;
      /**
       * @description Decompressed bytes up to which its lines are read.
       * @example 409600
       */
      position: number;
      /**
       * @description Bytes on disk that are not read yet; null: not known.
       * @example 0
       */
      behind: number | null;
      /** @description Its lines. */
      lines: components['schemas']['LineTotalsAnswer'];
      /**
       * Format: date-time
       * @description Log time of its first line.
       * @example 2026-11-21T09:55:54Z
       */
      firstLineAt: string | null;
      /**
       * Format: date-time
       * @description Log time of its last line.
       * @example 2026-11-21T09:55:54Z
       */
      lastLineAt: string | null;
      /**
       * Format: date-time
       * @description When a line of it was last read by this process.
       * @example 2026-11-21T09:55:54Z
       */
      lastReadAt: string | null;
    };
    UnparsedSampleAnswer: {
      /**
       * @description The source it stands in.
       * @example file-1f0c9a
       */
      source: string;
      /**
       * @description The byte it begins at, decompressed.
       * @example 1200
       */
      offset: number;
      /**
       * Format: date-time
       * @description Its log time; null: its stamp was not understood.
       * @example 2026-11-21T09:55:54Z
       */
      at: string | null;
      /**
       * @description `postfix` or `exim`; empty: not known.
       * @example postfix
       */
      mta: string;
      /**
       * @description The program that wrote it.
       * @example smtp
       */
      program: string;
      /**
       * @description Why it was not understood.
       * @example no pattern
       */
      why: string;
      /**
       * @description The line, a stranger’s words, local parts of addresses hidden as configured.
       * @example …
       */
      text: string;
    };
    IngestAnswer: {
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /**
       * @description `starting`: looking for the logs. `catching_up`: reading what was written before. `following`: at the end of every log. `stopped`: see `problem`. `leaving`: told to end.
       * @example following
       * @enum {string}
       */
      state: 'following' | 'starting' | 'catching_up' | 'stopped' | 'leaving';
      /** @description Why reading stands still; null unless `stopped`. */
      problem: components['schemas']['IngestProblemAnswer'] | null;
      /**
       * Format: date-time
       * @description When this process began.
       * @example 2026-11-21T09:55:54Z
       */
      startedAt: string;
      /**
       * Format: date-time
       * @description When rows and positions were last safe in the store; null: not yet.
       * @example 2026-11-21T09:55:54Z
       */
      savedAt: string | null;
      /**
       * Format: date-time
       * @description Log time of the newest line whose row is in the store; null: none.
       * @example 2026-11-21T09:55:54Z
       */
      newestLineAt: string | null;
      /**
       * @description From reading a line to its row in the store, of the last batch.
       * @example 0.4
       */
      writeDelaySeconds: number | null;
      /** @description Lines since the sources were first read. */
      lines: components['schemas']['LineTotalsAnswer'];
      /** @description Rows written by this process. */
      rows: components['schemas']['RowTotalsAnswer'];
      /**
       * @description Stories that wait for more lines.
       * @example 3
       */
      openStories: number;
      /** @description Writing. */
      batches: components['schemas']['BatchesAnswer'];
      /** @description Every log. */
      files: components['schemas']['FileAnswer'][];
      /** @description Some lines that were not understood. */
      unparsedSamples: components['schemas']['UnparsedSampleAnswer'][];
    };
    UnreachableStateAnswer: {
      /**
       * @description Name of the episode: the same from its first to its last change.
       * @example domain:1795255254000:example.org
       */
      id: string;
      /**
       * @description What it is of.
       * @example domain
       * @enum {string}
       */
      kind: 'domain' | 'address';
      /**
       * @description Recipient domain, or address `host[ip]:port`.
       * @example example.org
       */
      subject: string;
      /**
       * Format: date-time
       * @description Since when nothing answers; while recovering, since when it answers again.
       * @example 2026-11-21T09:55:54Z
       */
      since: string | null;
      /**
       * Format: date-time
       * @description The evaluation that told this, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      toldAt: string;
      /**
       * @description In a sentence.
       * @example Nothing has answered for 24 h: 193 attempts from 2 senders failed (193 no answer); it last answered 2026-11-20 09:40 UTC.
       */
      sentence: string;
      /** @description What it rests on; after the end, what it had rested on. */
      evidence: components['schemas']['SilenceEvidenceAnswer'];
      /**
       * @description `chronic`: nothing has answered for a day, in enough attempts. `suspect`: for an hour or more. `recovering`: it was chronic and answers again.
       * @example chronic
       * @enum {string}
       */
      state: 'chronic' | 'suspect' | 'recovering';
    };
    UnreachableAnswer: {
      /**
       * Format: date-time
       * @description The moment that was answered for, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      at: string;
      /** @description How far it is decided. Nothing found means something only where it is. */
      decided: components['schemas']['DecidedAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /**
       * @description How many there are, whatever the limit.
       * @example 1
       */
      total: number;
      /** @description The longest first. */
      unreachable: components['schemas']['UnreachableStateAnswer'][];
      /**
       * @description The `cursor` of the next page; null: this is the last.
       * @example null
       */
      next: string | null;
    };
    StateChangeAnswer: {
      /**
       * @description Name of the episode: the same from its first to its last change.
       * @example domain:1795255254000:example.org
       */
      id: string;
      /**
       * @description What it is of.
       * @example domain
       * @enum {string}
       */
      kind: 'domain' | 'address';
      /**
       * @description Recipient domain, or address `host[ip]:port`.
       * @example example.org
       */
      subject: string;
      /**
       * Format: date-time
       * @description Since when nothing answers; while recovering, since when it answers again.
       * @example 2026-11-21T09:55:54Z
       */
      since: string | null;
      /**
       * Format: date-time
       * @description The evaluation that told this, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      toldAt: string;
      /**
       * @description In a sentence.
       * @example Nothing has answered for 24 h: 193 attempts from 2 senders failed (193 no answer); it last answered 2026-11-20 09:40 UTC.
       */
      sentence: string;
      /** @description What it rests on; after the end, what it had rested on. */
      evidence: components['schemas']['SilenceEvidenceAnswer'];
      /**
       * @description The state from then on. `forgotten`: what was known was lost, so nobody knows.
       * @example chronic
       * @enum {string}
       */
      state: 'chronic' | 'suspect' | 'recovering' | 'healthy' | 'forgotten';
    };
    UnreachableHistoryAnswer: {
      /**
       * Format: date-time
       * @description The moment that was answered for, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      at: string;
      /** @description How far it is decided. Nothing found means something only where it is. */
      decided: components['schemas']['DecidedAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /** @description The newest first. */
      changes: components['schemas']['StateChangeAnswer'][];
      /**
       * @description The `cursor` of the next page; null: this is the last.
       * @example null
       */
      next: string | null;
    };
    SpikesAnswer: {
      /**
       * Format: date-time
       * @description The moment that was answered for, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      at: string;
      /** @description How far it is decided. Nothing found means something only where it is. */
      decided: components['schemas']['DecidedAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /**
       * @description How many there are, whatever the limit.
       * @example 1
       */
      total: number;
      /** @description Open ones and those that ended lately, the oldest first. */
      spikes: components['schemas']['SpikeAnswer'][];
      /**
       * @description The `cursor` of the next page; null: this is the last.
       * @example null
       */
      next: string | null;
    };
    ProviderRatesAnswer: {
      /**
       * @description Delivery attempts really made: neither suspended nor handed over.
       * @example 34
       */
      attempts: number;
      /**
       * @description Attempts that ended in no answer.
       * @example 17
       */
      noAnswer: number;
      /**
       * @description No answer of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      noAnswerRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      noAnswerRateInterval: number[] | null;
      /**
       * @description Attempts that reached no SMTP service; no answer is among them.
       * @example 17
       */
      unreachable: number;
      /**
       * @description Unreachable of attempts. Null where nothing was tried: unknown, not 0.
       * @example 0.5
       */
      unreachableRate: number | null;
      /**
       * @description 95 % Wilson interval of the rate.
       * @example [
       *       0.34,
       *       0.66
       *     ]
       */
      unreachableRateInterval: number[] | null;
      /**
       * @description Its domains that were tried.
       * @example 40
       */
      domains: number;
    };
    RatedProviderAnswer: {
      /**
       * @description Name of the episode: the same from its first to its last change.
       * @example spike:1795255260000:example.org
       */
      id: string;
      /**
       * Format: date-time
       * @description The minute from which on the rate is raised.
       * @example 2026-11-21T09:55:54Z
       */
      start: string;
      /**
       * Format: date-time
       * @description The evaluation that found it, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      foundAt: string | null;
      /**
       * Format: date-time
       * @description When it was over; null: it goes on.
       * @example 2026-11-21T09:55:54Z
       */
      endedAt: string | null;
      /**
       * Format: date-time
       * @description The evaluation that told this, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      toldAt: string;
      /**
       * @description Attempts since the start, as of then.
       * @example 120
       */
      attempts: number;
      /**
       * @description Of these, how many got no answer.
       * @example 48
       */
      noAnswers: number;
      /**
       * @description The rate of no answers that is usual at this time of day. Null where nothing was tried: unknown, not 0.
       * @example 0.002
       */
      usualRate: number | null;
      /**
       * @description How sure it is: 1 less the false spikes a day that its chance allows. Null where nothing was tried: unknown, not 0.
       * @example 0.999
       */
      confidence: number | null;
      /**
       * @description Length of the window that found it.
       * @example 120
       */
      windowSeconds: number;
      /**
       * @description In a sentence.
       * @example Since 2026-11-21 09:41 UTC 48 of 120 attempts got no answer (40 %, usually 0.2 % at this time of day).
       */
      sentence: string;
      /**
       * @description The registrable domain of its hosts’ names, or its network.
       * @example outlook.com
       */
      provider: string;
      /**
       * @description `failing`, or how that ended, as of a spike.
       * @example failing
       * @enum {string}
       */
      state:
        | 'failing'
        | 'recovered'
        | 'faded'
        | 'became_usual'
        | 'blamed_on_sender'
        | 'part_of_provider'
        | 'forgotten';
      /**
       * @description Its domains that got no answers when it was found.
       * @example 14
       */
      failingDomains: number;
      /**
       * @description Its domains that were tried then.
       * @example 40
       */
      triedDomains: number;
      /**
       * @description Some of them, the worst first.
       * @example [
       *       "example.org",
       *       "example.net"
       *     ]
       */
      domains: string[];
      /** @description Of attempts for all domains of which a host of the provider was ever connected to, in the window. */
      rates: components['schemas']['ProviderRatesAnswer'];
    };
    ProvidersAnswer: {
      /**
       * Format: date-time
       * @description The moment that was answered for, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      at: string;
      /** @description How far it is decided. Nothing found means something only where it is. */
      decided: components['schemas']['DecidedAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /** @description The time that rates are of. */
      window: components['schemas']['WindowAnswer'];
      /**
       * @description How many there are, whatever the limit.
       * @example 1
       */
      total: number;
      /** @description Those that fail as a whole, and those that are back lately. */
      findings: components['schemas']['RatedProviderAnswer'][];
      /**
       * @description The `cursor` of the next page; null: this is the last.
       * @example null
       */
      next: string | null;
    };
    SenderFindingsAnswer: {
      /**
       * Format: date-time
       * @description The moment that was answered for, in log time.
       * @example 2026-11-21T09:55:54Z
       */
      at: string;
      /** @description How far it is decided. Nothing found means something only where it is. */
      decided: components['schemas']['DecidedAnswer'];
      /** @description How new the data are. */
      freshness: components['schemas']['FreshnessAnswer'];
      /**
       * @description How many there are, whatever the limit.
       * @example 1
       */
      total: number;
      /** @description Those that do not get out, and those that do again lately. */
      findings: components['schemas']['SenderFindingAnswer'][];
      /**
       * @description The `cursor` of the next page; null: this is the last.
       * @example null
       */
      next: string | null;
    };
    LiveAnswer: {
      /**
       * @description The process answers.
       * @example live
       * @enum {string}
       */
      status: 'live';
    };
    ReadyAnswer: {
      /**
       * @description `degraded`: answers are given, but read what is amiss.
       * @example ready
       * @enum {string}
       */
      status: 'ready' | 'degraded';
      /**
       * @description What the reading of logs does.
       * @example following
       * @enum {string}
       */
      ingest: 'following' | 'starting' | 'catching_up' | 'stopped' | 'leaving';
      /**
       * @description What is amiss, in words.
       * @example []
       */
      degraded: string[];
    };
    KeyAnswer: {
      /**
       * @description A part of the key; revoke it by this.
       * @example 3f9a01bc
       */
      id: string;
      /**
       * @description Whose it is.
       * @example dashboard
       */
      name: string;
      /**
       * @description `read`: all answers. `admin`: also which keys there are.
       * @example [
       *       "read"
       *     ]
       */
      scopes: ('read' | 'admin')[];
      /**
       * Format: date-time
       * @description When it was made.
       * @example 2026-11-21T09:55:54Z
       */
      madeAt: string;
      /**
       * Format: date-time
       * @description When it was last asked with; null: not since this process began.
       * @example 2026-11-21T09:55:54Z
       */
      usedAt: string | null;
    };
    KeysAnswer: {
      /**
       * @description Whether a key is asked for at all.
       * @example true
       */
      asked: boolean;
      /** @description In the order in which they were made. */
      keys: components['schemas']['KeyAnswer'][];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getStart: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "name": "noanswer",
           *       "version": "0.1.0",
           *       "about": "Which destinations do not answer our mail servers, since when, whose fault is it, and what should we do?",
           *       "links": {
           *         "summary": "/v1/summary?window=24h",
           *         "domains": "/v1/domains?window=24h&limit=10",
           *         "domain": "/v1/domains/{domain}",
           *         "series": "/v1/domains/{domain}/series",
           *         "hosts": "/v1/hosts?window=24h&limit=10",
           *         "host": "/v1/hosts/{address}",
           *         "senders": "/v1/senders",
           *         "unreachable": "/v1/unreachable",
           *         "unreachableHistory": "/v1/unreachable/history",
           *         "spikes": "/v1/spikes",
           *         "senderFindings": "/v1/senders/findings",
           *         "providers": "/v1/providers",
           *         "events": "/v1/events",
           *         "retries": "/v1/retries",
           *         "messages": "/v1/messages?recipient={address}",
           *         "message": "/v1/messages/{queueId}",
           *         "codes": "/v1/codes",
           *         "code": "/v1/codes/4.4.1",
           *         "explain": "/v1/explain",
           *         "ingest": "/v1/ingest",
           *         "keys": "/v1/keys",
           *         "live": "/health/live",
           *         "ready": "/health/ready",
           *         "metrics": "/metrics",
           *         "openapi": "/openapi.json",
           *         "docs": "/docs"
           *       }
           *     }
           */
          'application/json': components['schemas']['StartAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getProblem: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, max-age=3600
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "type": "/problems/invalid-query",
           *       "title": "A parameter is not as it must be",
           *       "status": 400,
           *       "about": "A parameter of the path or the query is unknown, or not as it must be: see errors."
           *     }
           */
          'application/json': components['schemas']['ProblemKindAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, max-age=3600
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description There is nothing under this path */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getSummary: {
    parameters: {
      query?: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "domainsTotal": 80,
           *       "rates": {
           *         "attempts": 34,
           *         "noAnswer": 17,
           *         "noAnswerRate": 0.5,
           *         "noAnswerRateInterval": [
           *           0.34,
           *           0.66
           *         ],
           *         "unreachable": 17,
           *         "unreachableRate": 0.5,
           *         "unreachableRateInterval": [
           *           0.34,
           *           0.66
           *         ]
           *       },
           *       "attempts": {
           *         "total": 240,
           *         "delivered": 200,
           *         "no_answer": 12,
           *         "refused": 8,
           *         "no_route": 2,
           *         "network_unreachable": 2,
           *         "greeting_timeout": 0,
           *         "greylisted": 16
           *       },
           *       "connections": {
           *         "answered": 210,
           *         "no_answer": 40,
           *         "refused": 8,
           *         "no_route": 2,
           *         "network_unreachable": 2,
           *         "greeting_timeout": 0,
           *         "addresses": 90
           *       },
           *       "recipients": {
           *         "sent": 205,
           *         "deferred": 60,
           *         "bounced": 3,
           *         "expired": 1
           *       },
           *       "suspended": 20,
           *       "statusCodes": {
           *         "2.0.0": 205
           *       },
           *       "replies": [
           *         {
           *           "replyCode": 550,
           *           "enhancedCode": "5.1.1",
           *           "attempts": 4
           *         }
           *       ],
           *       "examined": {
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "retries": {
           *         "messages": 20,
           *         "deliveredLater": 12,
           *         "gaveUp": 3,
           *         "stillWaiting": 5,
           *         "secondsToDelivery": {
           *           "median": 312,
           *           "p90": 3900,
           *           "max": 14400
           *         }
           *       },
           *       "senders": [
           *         {
           *           "logHost": "out1",
           *           "attempts": 240,
           *           "domainsTried": 80,
           *           "domainsAnswered": 77,
           *           "domainsUnreachable": 3,
           *           "answeredElsewhere": 0
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['SummaryAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getDomains: {
    parameters: {
      query?: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
        /** @description How many at most; the worst come first. */
        limit?: number;
        /** @description Only domains with so many attempts that were really made. */
        minAttempts?: number;
        /** @description Only domains in whose name this stands; upper case and IDN either way. */
        search?: string;
        /** @description What comes first: the largest, unknown rates last. `domain`: by name. */
        sort?:
          | 'noAnswer'
          | 'noAnswerRate'
          | 'unreachable'
          | 'unreachableRate'
          | 'attempts'
          | 'lastFailure'
          | 'domain';
        /** @description Only domains of which an attempt ended for this reason. */
        reason?:
          | 'delivered'
          | 'handed_over'
          | 'no_answer'
          | 'refused'
          | 'no_route'
          | 'network_unreachable'
          | 'greeting_timeout'
          | 'connection_lost'
          | 'conversation_timeout'
          | 'dns_tempfail'
          | 'dns_nxdomain'
          | 'dns_no_mail_host'
          | 'tls_failure'
          | 'throttled'
          | 'blocklisted'
          | 'greylisted'
          | 'mailbox_full'
          | 'unknown_recipient'
          | 'recipient_disabled'
          | 'sender_rejected'
          | 'relay_denied'
          | 'policy_rejected'
          | 'authentication_failed'
          | 'content_rejected'
          | 'size_exceeded'
          | 'mail_loop'
          | 'remote_system_full'
          | 'remote_unavailable'
          | 'remote_next_hop'
          | 'protocol_error'
          | 'remote_tempfail'
          | 'remote_reject'
          | 'local_policy'
          | 'local_fault'
          | 'other';
        /** @description Only domains in this state, or in one of several: `chronic,suspect`. Domains of which nothing is decided are in none. */
        state?: string;
        /** @description What `next` of the page before says; the other parameters as they were. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "total": 1,
           *       "next": null,
           *       "domains": [
           *         {
           *           "attempts": 34,
           *           "noAnswer": 17,
           *           "noAnswerRate": 0.5,
           *           "noAnswerRateInterval": [
           *             0.34,
           *             0.66
           *           ],
           *           "unreachable": 17,
           *           "unreachableRate": 0.5,
           *           "unreachableRateInterval": [
           *             0.34,
           *             0.66
           *           ],
           *           "domain": "example.org",
           *           "delivered": 17,
           *           "recipients": 36,
           *           "suspended": 20,
           *           "expired": 1,
           *           "firstFailure": "2026-11-21T09:55:54Z",
           *           "lastFailure": "2026-11-21T09:55:54Z",
           *           "lastAnswer": "2026-11-21T09:55:54Z",
           *           "failingSince": "2026-11-21T09:55:54Z",
           *           "behaviour": "unsteady",
           *           "reasons": {
           *             "delivered": 17,
           *             "no_answer": 17
           *           },
           *           "hosts": [
           *             {
           *               "host": "mx1.example.org",
           *               "ip": "192.0.2.1",
           *               "port": 25,
           *               "connections": 34,
           *               "answered": 17,
           *               "noAnswer": 17,
           *               "refused": 0,
           *               "noRoute": 0,
           *               "networkUnreachable": 0,
           *               "greetingTimeout": 0,
           *               "connectionLost": 0,
           *               "other": 0,
           *               "firstFailure": "2026-11-21T09:55:54Z",
           *               "lastFailure": "2026-11-21T09:55:54Z",
           *               "lastAnswer": "2026-11-21T09:55:54Z"
           *             }
           *           ],
           *           "verdicts": {},
           *           "fault": {
           *             "side": "theirs",
           *             "because": "out1 was answered by 77 of 80 domains in the same time"
           *           },
           *           "advice": "Try the address by hand: telnet HOST 25.",
           *           "whatToDo": [
           *             "Try the address by hand: telnet HOST 25."
           *           ],
           *           "retryAdvice": "Retry after 30 min, 1 h, 2 h, 4 h, 24 h.",
           *           "state": "healthy",
           *           "stateSince": "2026-11-21T09:55:54Z",
           *           "spiking": false,
           *           "blamedOnSenders": {
           *             "attempts": 12,
           *             "noAnswer": 12,
           *             "unreachable": 12,
           *             "senders": [
           *               "out2"
           *             ],
           *             "without": {
           *               "attempts": 34,
           *               "noAnswer": 17,
           *               "noAnswerRate": 0.5,
           *               "noAnswerRateInterval": [
           *                 0.34,
           *                 0.66
           *               ],
           *               "unreachable": 17,
           *               "unreachableRate": 0.5,
           *               "unreachableRateInterval": [
           *                 0.34,
           *                 0.66
           *               ]
           *             }
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['DomainsAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getDomainSeries: {
    parameters: {
      query?: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
        /** @description How long a span is; without it as suits the window. At most 2100 of them. */
        bucket?: '5m' | '1h' | '1d';
      };
      header?: never;
      path: {
        /** @description Recipient domain; upper case and IDN either way. */
        domain: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "domain": "example.org",
           *       "bucket": "5m",
           *       "series": [
           *         {
           *           "attempts": 34,
           *           "noAnswer": 17,
           *           "noAnswerRate": 0.5,
           *           "noAnswerRateInterval": [
           *             0.34,
           *             0.66
           *           ],
           *           "unreachable": 17,
           *           "unreachableRate": 0.5,
           *           "unreachableRateInterval": [
           *             0.34,
           *             0.66
           *           ],
           *           "from": "2026-11-21T09:55:54Z",
           *           "delivered": 17,
           *           "answered": 17,
           *           "suspended": 0,
           *           "partial": false
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['SeriesAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description No log tells of this domain */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getDomain: {
    parameters: {
      query?: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
      };
      header?: never;
      path: {
        /** @description Recipient domain; upper case and IDN either way. */
        domain: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "attempts": 34,
           *       "noAnswer": 17,
           *       "noAnswerRate": 0.5,
           *       "noAnswerRateInterval": [
           *         0.34,
           *         0.66
           *       ],
           *       "unreachable": 17,
           *       "unreachableRate": 0.5,
           *       "unreachableRateInterval": [
           *         0.34,
           *         0.66
           *       ],
           *       "domain": "example.org",
           *       "delivered": 17,
           *       "recipients": 36,
           *       "suspended": 20,
           *       "expired": 1,
           *       "firstFailure": "2026-11-21T09:55:54Z",
           *       "lastFailure": "2026-11-21T09:55:54Z",
           *       "lastAnswer": "2026-11-21T09:55:54Z",
           *       "failingSince": "2026-11-21T09:55:54Z",
           *       "behaviour": "unsteady",
           *       "reasons": {
           *         "delivered": 17,
           *         "no_answer": 17
           *       },
           *       "hosts": [
           *         {
           *           "host": "mx1.example.org",
           *           "ip": "192.0.2.1",
           *           "port": 25,
           *           "connections": 34,
           *           "answered": 17,
           *           "noAnswer": 17,
           *           "refused": 0,
           *           "noRoute": 0,
           *           "networkUnreachable": 0,
           *           "greetingTimeout": 0,
           *           "connectionLost": 0,
           *           "other": 0,
           *           "firstFailure": "2026-11-21T09:55:54Z",
           *           "lastFailure": "2026-11-21T09:55:54Z",
           *           "lastAnswer": "2026-11-21T09:55:54Z"
           *         }
           *       ],
           *       "verdicts": {},
           *       "fault": {
           *         "side": "theirs",
           *         "because": "out1 was answered by 77 of 80 domains in the same time"
           *       },
           *       "advice": "Try the address by hand: telnet HOST 25.",
           *       "whatToDo": [
           *         "Try the address by hand: telnet HOST 25."
           *       ],
           *       "retryAdvice": "Retry after 30 min, 1 h, 2 h, 4 h, 24 h.",
           *       "state": "healthy",
           *       "stateSince": "2026-11-21T09:55:54Z",
           *       "spiking": false,
           *       "blamedOnSenders": {
           *         "attempts": 12,
           *         "noAnswer": 12,
           *         "unreachable": 12,
           *         "senders": [
           *           "out2"
           *         ],
           *         "without": {
           *           "attempts": 34,
           *           "noAnswer": 17,
           *           "noAnswerRate": 0.5,
           *           "noAnswerRateInterval": [
           *             0.34,
           *             0.66
           *           ],
           *           "unreachable": 17,
           *           "unreachableRate": 0.5,
           *           "unreachableRateInterval": [
           *             0.34,
           *             0.66
           *           ]
           *         }
           *       },
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "decision": {
           *         "sentence": "Nothing has answered for 24 h: 193 attempts from 2 senders failed (193 no answer); it last answered 2026-11-20 09:40 UTC.",
           *         "evidence": {
           *           "since": "2026-11-21T09:55:54Z",
           *           "until": "2026-11-21T09:55:54Z",
           *           "attempts": 193,
           *           "reasons": {
           *             "no_answer": 193
           *           },
           *           "senders": {
           *             "out1": 100,
           *             "out2": 93
           *           },
           *           "addresses": {
           *             "mx1.example.org[192.0.2.1]:25": 193
           *           },
           *           "verdicts": 0,
           *           "expired": 4,
           *           "suspended": 20,
           *           "lastAnswer": "2026-11-21T09:55:54Z",
           *           "samples": [
           *             "mail-0:1200"
           *           ]
           *         },
           *         "spike": {
           *           "id": "spike:1795255260000:example.org",
           *           "start": "2026-11-21T09:55:54Z",
           *           "foundAt": "2026-11-21T09:55:54Z",
           *           "endedAt": "2026-11-21T09:55:54Z",
           *           "toldAt": "2026-11-21T09:55:54Z",
           *           "attempts": 120,
           *           "noAnswers": 48,
           *           "usualRate": 0.002,
           *           "confidence": 0.999,
           *           "windowSeconds": 120,
           *           "sentence": "Since 2026-11-21 09:41 UTC 48 of 120 attempts got no answer (40 %, usually 0.2 % at this time of day).",
           *           "domain": "example.org",
           *           "state": "open",
           *           "evidence": {
           *             "attempts": {
           *               "out1": 60,
           *               "out2": 60
           *             },
           *             "noAnswers": {
           *               "out1": 24,
           *               "out2": 24
           *             },
           *             "addresses": {
           *               "mx1.example.org[192.0.2.1]:25": 48
           *             },
           *             "samples": [
           *               "mail-0:1200"
           *             ]
           *           }
           *         },
           *         "senderFindings": [
           *           {
           *             "id": "sender:1795255260000:out2",
           *             "logHost": "out2",
           *             "state": "cut_off",
           *             "start": "2026-11-21T09:55:54Z",
           *             "foundAt": "2026-11-21T09:55:54Z",
           *             "endedAt": "2026-11-21T09:55:54Z",
           *             "toldAt": "2026-11-21T09:55:54Z",
           *             "tried": 13,
           *             "failing": 13,
           *             "triedByOthers": 13,
           *             "reachedByOthers": 13,
           *             "reasons": {
           *               "no_answer": 130
           *             },
           *             "destinations": [
           *               "example.org"
           *             ],
           *             "sentence": "out2 does not get out since 2026-11-21 09:41 UTC: 13 of 13 unrelated destinations that usually answer failed, others of ours reached 13 of the 13 they tried too."
           *           }
           *         ],
           *         "providerFindings": [
           *           {
           *             "id": "spike:1795255260000:example.org",
           *             "start": "2026-11-21T09:55:54Z",
           *             "foundAt": "2026-11-21T09:55:54Z",
           *             "endedAt": "2026-11-21T09:55:54Z",
           *             "toldAt": "2026-11-21T09:55:54Z",
           *             "attempts": 120,
           *             "noAnswers": 48,
           *             "usualRate": 0.002,
           *             "confidence": 0.999,
           *             "windowSeconds": 120,
           *             "sentence": "Since 2026-11-21 09:41 UTC 48 of 120 attempts got no answer (40 %, usually 0.2 % at this time of day).",
           *             "provider": "outlook.com",
           *             "state": "failing",
           *             "failingDomains": 14,
           *             "triedDomains": 40,
           *             "domains": [
           *               "example.org",
           *               "example.net"
           *             ]
           *           }
           *         ]
           *       },
           *       "senders": [
           *         {
           *           "logHost": "out1",
           *           "attempts": 34,
           *           "unreachable": 17,
           *           "answered": 17
           *         }
           *       ],
           *       "examined": {
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "retriesExamined": {
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "retries": {
           *         "messages": 20,
           *         "deliveredLater": 12,
           *         "gaveUp": 3,
           *         "stillWaiting": 5,
           *         "secondsToDelivery": {
           *           "median": 312,
           *           "p90": 3900,
           *           "max": 14400
           *         }
           *       },
           *       "texts": [
           *         {
           *           "reason": "no_answer",
           *           "rule": "connect_timed_out",
           *           "attempts": 17,
           *           "lastAt": "2026-11-21T09:55:54Z",
           *           "text": "connect to mx1.example.org[192.0.2.1]:25: Connection timed out"
           *         }
           *       ],
           *       "history": {
           *         "attempts": 510,
           *         "firstAttempt": "2026-11-21T09:55:54Z",
           *         "lastAttempt": "2026-11-21T09:55:54Z",
           *         "lastAnswer": "2026-11-21T09:55:54Z",
           *         "failingSince": "2026-11-21T09:55:54Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['DomainDetailAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description No log tells of this domain */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getHosts: {
    parameters: {
      query?: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
        /** @description How many at most; the worst come first. */
        limit?: number;
        /** @description Connections for one recipient domain; upper case and IDN either way. */
        domain?: string;
        /** @description Only hosts in this state, or in one of several: `chronic,suspect`. */
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "total": 1,
           *       "hosts": [
           *         {
           *           "host": "mx1.example.org",
           *           "ip": "192.0.2.1",
           *           "port": 25,
           *           "connections": 34,
           *           "answered": 17,
           *           "noAnswer": 17,
           *           "refused": 0,
           *           "noRoute": 0,
           *           "networkUnreachable": 0,
           *           "greetingTimeout": 0,
           *           "connectionLost": 0,
           *           "other": 0,
           *           "firstFailure": "2026-11-21T09:55:54Z",
           *           "lastFailure": "2026-11-21T09:55:54Z",
           *           "lastAnswer": "2026-11-21T09:55:54Z",
           *           "domains": 3,
           *           "someDomains": [
           *             "example.org",
           *             "example.net"
           *           ],
           *           "state": "healthy",
           *           "stateSince": "2026-11-21T09:55:54Z"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['HostsAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description No log tells of this domain */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getHost: {
    parameters: {
      query?: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
      };
      header?: never;
      path: {
        /** @description An IP address, or the name of a host; upper or lower case. */
        address: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "address": "192.0.2.1",
           *       "connections": 34,
           *       "answered": 17,
           *       "noAnswer": 17,
           *       "lastAnswer": "2026-11-21T09:55:54Z",
           *       "addresses": [
           *         {
           *           "host": "mx1.example.org",
           *           "ip": "192.0.2.1",
           *           "port": 25,
           *           "connections": 34,
           *           "answered": 17,
           *           "noAnswer": 17,
           *           "refused": 0,
           *           "noRoute": 0,
           *           "networkUnreachable": 0,
           *           "greetingTimeout": 0,
           *           "connectionLost": 0,
           *           "other": 0,
           *           "firstFailure": "2026-11-21T09:55:54Z",
           *           "lastFailure": "2026-11-21T09:55:54Z",
           *           "lastAnswer": "2026-11-21T09:55:54Z",
           *           "state": "healthy",
           *           "stateSince": "2026-11-21T09:55:54Z"
           *         }
           *       ],
           *       "domainsTotal": 1,
           *       "domains": [
           *         {
           *           "connections": 34,
           *           "answered": 17,
           *           "noAnswer": 17,
           *           "lastAnswer": "2026-11-21T09:55:54Z",
           *           "domain": "example.org"
           *         }
           *       ],
           *       "senders": [
           *         {
           *           "connections": 34,
           *           "answered": 17,
           *           "noAnswer": 17,
           *           "lastAnswer": "2026-11-21T09:55:54Z",
           *           "logHost": "out1"
           *         }
           *       ],
           *       "history": {
           *         "connections": 510,
           *         "firstConnection": "2026-11-21T09:55:54Z",
           *         "lastConnection": "2026-11-21T09:55:54Z",
           *         "lastAnswer": "2026-11-21T09:55:54Z",
           *         "failingSince": "2026-11-21T09:55:54Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['HostDetailAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description No log tells of this host */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getSenders: {
    parameters: {
      query?: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "senders": [
           *         {
           *           "attempts": 34,
           *           "noAnswer": 17,
           *           "noAnswerRate": 0.5,
           *           "noAnswerRateInterval": [
           *             0.34,
           *             0.66
           *           ],
           *           "unreachable": 17,
           *           "unreachableRate": 0.5,
           *           "unreachableRateInterval": [
           *             0.34,
           *             0.66
           *           ],
           *           "logHost": "out1",
           *           "mtas": [
           *             "postfix"
           *           ],
           *           "delivered": 17,
           *           "answered": 17,
           *           "suspended": 20,
           *           "reasons": {
           *             "delivered": 17,
           *             "no_answer": 17
           *           },
           *           "firstAttempt": "2026-11-21T09:55:54Z",
           *           "lastAttempt": "2026-11-21T09:55:54Z",
           *           "domainsTried": 80,
           *           "domainsAnswered": 77,
           *           "domainsUnreachable": 3,
           *           "answeredElsewhere": 0,
           *           "before": {
           *             "attempts": 34,
           *             "noAnswer": 17,
           *             "noAnswerRate": 0.5,
           *             "noAnswerRateInterval": [
           *               0.34,
           *               0.66
           *             ],
           *             "unreachable": 17,
           *             "unreachableRate": 0.5,
           *             "unreachableRateInterval": [
           *               0.34,
           *               0.66
           *             ]
           *           },
           *           "findings": [
           *             {
           *               "id": "sender:1795255260000:out2",
           *               "logHost": "out2",
           *               "state": "cut_off",
           *               "start": "2026-11-21T09:55:54Z",
           *               "foundAt": "2026-11-21T09:55:54Z",
           *               "endedAt": "2026-11-21T09:55:54Z",
           *               "toldAt": "2026-11-21T09:55:54Z",
           *               "tried": 13,
           *               "failing": 13,
           *               "triedByOthers": 13,
           *               "reachedByOthers": 13,
           *               "reasons": {
           *                 "no_answer": 130
           *               },
           *               "destinations": [
           *                 "example.org"
           *               ],
           *               "sentence": "out2 does not get out since 2026-11-21 09:41 UTC: 13 of 13 unrelated destinations that usually answer failed, others of ours reached 13 of the 13 they tried too."
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['SendersAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getMessages: {
    parameters: {
      query: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
        /** @description The whole address of a recipient; upper or lower case. */
        recipient: string;
        /** @description How many at most; the latest come first. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "messages": [
           *         {
           *           "logHost": "out1",
           *           "queueId": "4jWnjL6WYGzJX6C",
           *           "mta": "postfix",
           *           "arrivedAt": "2026-11-21T09:55:54Z",
           *           "firstSeenAt": "2026-11-21T09:55:54Z",
           *           "lastSeenAt": "2026-11-21T09:55:54Z",
           *           "end": "delivered",
           *           "attempts": 2,
           *           "recipients": [
           *             {
           *               "address": "",
           *               "token": "3cd474de75",
           *               "domain": "example.org",
           *               "end": "delivered",
           *               "endedAt": "2026-11-21T09:55:54Z"
           *             }
           *           ],
           *           "events": [
           *             {
           *               "kind": "attempt",
           *               "at": "2026-11-21T09:55:54Z",
           *               "domain": "example.org",
           *               "recipients": 1,
           *               "reason": "no_answer",
           *               "rule": "connect_timed_out",
           *               "speaker": "local",
           *               "permanence": "soft",
           *               "replyCode": 0,
           *               "enhancedCode": "",
           *               "dsn": "4.4.1",
           *               "agent": "smtp",
           *               "host": "",
           *               "ip": "",
           *               "port": 0,
           *               "queueSeconds": 1801.5,
           *               "attemptSeconds": 30,
           *               "text": "connect to mx1.example.org[192.0.2.1]:25: Connection timed out",
           *               "connections": [
           *                 {
           *                   "at": "2026-11-21T09:55:54Z",
           *                   "host": "mx1.example.org",
           *                   "ip": "192.0.2.1",
           *                   "port": 25,
           *                   "result": "no_answer"
           *                 }
           *               ]
           *             }
           *           ]
           *         }
           *       ],
           *       "cut": false
           *     }
           */
          'application/json': components['schemas']['MessagesAnswer'];
        };
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getMessage: {
    parameters: {
      query?: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
      };
      header?: never;
      path: {
        /** @description As the log names the message: `4jWnjL6WYGzJX6C`, `3F2A41C0D2`, `1rAbCd-0001Ab-2C`. */
        queueId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "messages": [
           *         {
           *           "logHost": "out1",
           *           "queueId": "4jWnjL6WYGzJX6C",
           *           "mta": "postfix",
           *           "arrivedAt": "2026-11-21T09:55:54Z",
           *           "firstSeenAt": "2026-11-21T09:55:54Z",
           *           "lastSeenAt": "2026-11-21T09:55:54Z",
           *           "end": "delivered",
           *           "attempts": 2,
           *           "recipients": [
           *             {
           *               "address": "",
           *               "token": "3cd474de75",
           *               "domain": "example.org",
           *               "end": "delivered",
           *               "endedAt": "2026-11-21T09:55:54Z"
           *             }
           *           ],
           *           "events": [
           *             {
           *               "kind": "attempt",
           *               "at": "2026-11-21T09:55:54Z",
           *               "domain": "example.org",
           *               "recipients": 1,
           *               "reason": "no_answer",
           *               "rule": "connect_timed_out",
           *               "speaker": "local",
           *               "permanence": "soft",
           *               "replyCode": 0,
           *               "enhancedCode": "",
           *               "dsn": "4.4.1",
           *               "agent": "smtp",
           *               "host": "",
           *               "ip": "",
           *               "port": 0,
           *               "queueSeconds": 1801.5,
           *               "attemptSeconds": 30,
           *               "text": "connect to mx1.example.org[192.0.2.1]:25: Connection timed out",
           *               "connections": [
           *                 {
           *                   "at": "2026-11-21T09:55:54Z",
           *                   "host": "mx1.example.org",
           *                   "ip": "192.0.2.1",
           *                   "port": 25,
           *                   "result": "no_answer"
           *                 }
           *               ]
           *             }
           *           ]
           *         }
           *       ],
           *       "cut": false
           *     }
           */
          'application/json': components['schemas']['MessagesAnswer'];
        };
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description No log tells of this message in this time */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getRetries: {
    parameters: {
      query?: {
        /** @description The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h. */
        window?: string;
        /** @description From here, inclusive. Log time. */
        since?: string;
        /** @description Until here, exclusive. Without it: up to the newest line. */
        until?: string;
        /** @description Lines of one mail transfer agent. */
        mta?: 'postfix' | 'exim';
        /** @description Lines of one log host: the machine that wrote them. */
        logHost?: string;
        /** @description How many at most; the worst come first. */
        limit?: number;
        /** @description Messages to one recipient domain; upper case and IDN either way. */
        domain?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "messages": 20,
           *       "deliveredLater": 12,
           *       "gaveUp": 3,
           *       "stillWaiting": 5,
           *       "secondsToDelivery": {
           *         "median": 312,
           *         "p90": 3900,
           *         "max": 14400
           *       },
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "examined": {
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "advice": {
           *         "messages": 120,
           *         "delivered": 80,
           *         "givenUp": 40,
           *         "waiting": 0,
           *         "marks": [
           *           {
           *             "seconds": 1800,
           *             "deliveredBy": 0.4,
           *             "deliveredSince": 0.4
           *           }
           *         ],
           *         "schedule": [
           *           1800,
           *           7200
           *         ],
           *         "hopelessAfter": 7200,
           *         "because": "Of 120 messages that got no answer at first 80 were delivered later."
           *       },
           *       "curve": [
           *         {
           *           "seconds": 1800,
           *           "waiting": 0.6,
           *           "deliveredBy": 0.4,
           *           "atRisk": 120
           *         }
           *       ],
           *       "domains": [
           *         {
           *           "messages": 20,
           *           "deliveredLater": 12,
           *           "gaveUp": 3,
           *           "stillWaiting": 5,
           *           "secondsToDelivery": {
           *             "median": 312,
           *             "p90": 3900,
           *             "max": 14400
           *           },
           *           "domain": "example.org"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['RetriesAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description No log tells of this domain */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getCodes: {
    parameters: {
      query?: {
        /** @description `reply`: 421. `enhanced`: 4.4.1. `pair`: 421 4.4.1. */
        kind?: 'reply' | 'enhanced' | 'pair';
        /** @description What it is about. */
        category?:
          | 'network'
          | 'success'
          | 'dns'
          | 'addressing'
          | 'mailbox'
          | 'mail_system'
          | 'protocol'
          | 'content'
          | 'policy'
          | 'authentication'
          | 'undefined';
        /** @description Whether trying again can help. */
        bounce?: 'soft' | 'hard' | 'depends' | 'none';
        /** @description Only codes in which, or in whose name or meaning, this stands; upper or lower case. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, max-age=3600
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 1,
           *       "codes": [
           *         {
           *           "kind": "enhanced",
           *           "code": "4.4.1",
           *           "name": "No answer from host",
           *           "meaning": "The host did not answer the connection.",
           *           "bounce": "soft",
           *           "severity": "medium",
           *           "category": "network",
           *           "reason": "no_answer"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['CodesAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, max-age=3600
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getCode: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A reply code (421), an enhanced status code (4.4.1), or both (421 4.4.1). */
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, max-age=3600
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "code": "4.4.1",
           *       "replyCode": null,
           *       "enhancedCode": "4.4.1",
           *       "meanings": [
           *         {
           *           "speaker": "local",
           *           "code": "4.4.1",
           *           "matched": "enhanced code",
           *           "name": "No answer from host",
           *           "meaning": "The host did not answer the connection.",
           *           "bounce": "soft",
           *           "severity": "medium",
           *           "category": "network",
           *           "reason": "no_answer",
           *           "causes": [
           *             "The host is down."
           *           ],
           *           "whatToDo": [
           *             "Try the host by hand: telnet HOST 25."
           *           ],
           *           "retry": {
           *             "retry": true,
           *             "scheduleMinutes": [
           *               30,
           *               60,
           *               120,
           *               240,
           *               1440
           *             ],
           *             "giveUpAfterHours": 120,
           *             "text": "Retry after 30 min, 1 h, 2 h, 4 h, 24 h; give up after 5 days."
           *           },
           *           "standard": "RFC 3463",
           *           "digits": "4 persistent transient failure · 4 network and routing status"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['CodeAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, max-age=3600
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description This is no code that SMTP knows */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  explain: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description A code, a log line or a bounce text. */
          text: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "as": "log line",
           *       "readings": [
           *         {
           *           "title": "No answer",
           *           "meaning": "The host did not answer the connection.",
           *           "reason": "no_answer",
           *           "speaker": "local",
           *           "side": "theirs",
           *           "bounce": "soft",
           *           "code": "",
           *           "digits": "",
           *           "rule": "connect_timed_out",
           *           "causes": [
           *             "The host is down."
           *           ],
           *           "whatToDo": [
           *             "Try the host by hand: telnet HOST 25."
           *           ],
           *           "retry": {
           *             "retry": true,
           *             "scheduleMinutes": [
           *               30,
           *               60,
           *               120,
           *               240,
           *               1440
           *             ],
           *             "giveUpAfterHours": 120,
           *             "text": "Retry after 30 min, 1 h, 2 h, 4 h, 24 h; give up after 5 days."
           *           },
           *           "standard": "",
           *           "notes": []
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['ExplanationAnswer'];
        };
      };
      /** @description A parameter is not as it must be; The body is not as it must be; The body is no JSON; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The body must be application/json */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getIngest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "state": "following",
           *       "problem": {
           *         "message": "The disk is full: free some space.",
           *         "diskFull": true,
           *         "since": "2026-11-21T09:55:54Z",
           *         "nextTryAt": "2026-11-21T09:55:54Z"
           *       },
           *       "startedAt": "2026-11-21T09:55:54Z",
           *       "savedAt": "2026-11-21T09:55:54Z",
           *       "newestLineAt": "2026-11-21T09:55:54Z",
           *       "writeDelaySeconds": 0.4,
           *       "lines": {
           *         "read": 2400,
           *         "recognized": 2300,
           *         "notOurs": 99,
           *         "unparsed": 1,
           *         "cut": 0
           *       },
           *       "rows": {
           *         "deliveryAttempts": 240,
           *         "connectionAttempts": 262,
           *         "notAttempted": 20,
           *         "unparsedSamples": 1
           *       },
           *       "openStories": 3,
           *       "batches": {
           *         "written": 12,
           *         "failed": 0
           *       },
           *       "files": [
           *         {
           *           "path": "/var/log/mail.log",
           *           "source": "file-1f0c9a",
           *           "state": "following",
           *           "note": null,
           *           "size": 409600,
           *           "position": 409600,
           *           "behind": 0,
           *           "lines": {
           *             "read": 2400,
           *             "recognized": 2300,
           *             "notOurs": 99,
           *             "unparsed": 1,
           *             "cut": 0
           *           },
           *           "firstLineAt": "2026-11-21T09:55:54Z",
           *           "lastLineAt": "2026-11-21T09:55:54Z",
           *           "lastReadAt": "2026-11-21T09:55:54Z"
           *         }
           *       ],
           *       "unparsedSamples": [
           *         {
           *           "source": "file-1f0c9a",
           *           "offset": 1200,
           *           "at": "2026-11-21T09:55:54Z",
           *           "mta": "postfix",
           *           "program": "smtp",
           *           "why": "no pattern",
           *           "text": "…"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['IngestAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getUnreachable: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description What `next` of the page before says; the other parameters as they were. */
        cursor?: string;
        /** @description Only this domain (IDN either way), address `host[ip]:port`, log host or provider. */
        subject?: string;
        /** @description As it was known at this moment of log time. Without it: now. */
        at?: string;
        /** @description Only domains, or only addresses. Without it: both. */
        kind?: 'domain' | 'address';
        /** @description Only in this state, or in one of several. Without it: chronic and suspect ones. */
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "at": "2026-11-21T09:55:54Z",
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "total": 1,
           *       "unreachable": [
           *         {
           *           "id": "domain:1795255254000:example.org",
           *           "kind": "domain",
           *           "subject": "example.org",
           *           "since": "2026-11-21T09:55:54Z",
           *           "toldAt": "2026-11-21T09:55:54Z",
           *           "sentence": "Nothing has answered for 24 h: 193 attempts from 2 senders failed (193 no answer); it last answered 2026-11-20 09:40 UTC.",
           *           "evidence": {
           *             "since": "2026-11-21T09:55:54Z",
           *             "until": "2026-11-21T09:55:54Z",
           *             "attempts": 193,
           *             "reasons": {
           *               "no_answer": 193
           *             },
           *             "senders": {
           *               "out1": 100,
           *               "out2": 93
           *             },
           *             "addresses": {
           *               "mx1.example.org[192.0.2.1]:25": 193
           *             },
           *             "verdicts": 0,
           *             "expired": 4,
           *             "suspended": 20,
           *             "lastAnswer": "2026-11-21T09:55:54Z",
           *             "samples": [
           *               "mail-0:1200"
           *             ]
           *           },
           *           "state": "chronic"
           *         }
           *       ],
           *       "next": null
           *     }
           */
          'application/json': components['schemas']['UnreachableAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getUnreachableHistory: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description What `next` of the page before says; the other parameters as they were. */
        cursor?: string;
        /** @description Only this domain (IDN either way), address `host[ip]:port`, log host or provider. */
        subject?: string;
        /** @description Only domains, or only addresses. Without it: both. */
        kind?: 'domain' | 'address';
        /** @description Changes that were told from here on, inclusive. Log time. */
        since?: string;
        /** @description Changes that were told until here, exclusive. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "at": "2026-11-21T09:55:54Z",
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "changes": [
           *         {
           *           "id": "domain:1795255254000:example.org",
           *           "kind": "domain",
           *           "subject": "example.org",
           *           "since": "2026-11-21T09:55:54Z",
           *           "toldAt": "2026-11-21T09:55:54Z",
           *           "sentence": "Nothing has answered for 24 h: 193 attempts from 2 senders failed (193 no answer); it last answered 2026-11-20 09:40 UTC.",
           *           "evidence": {
           *             "since": "2026-11-21T09:55:54Z",
           *             "until": "2026-11-21T09:55:54Z",
           *             "attempts": 193,
           *             "reasons": {
           *               "no_answer": 193
           *             },
           *             "senders": {
           *               "out1": 100,
           *               "out2": 93
           *             },
           *             "addresses": {
           *               "mx1.example.org[192.0.2.1]:25": 193
           *             },
           *             "verdicts": 0,
           *             "expired": 4,
           *             "suspended": 20,
           *             "lastAnswer": "2026-11-21T09:55:54Z",
           *             "samples": [
           *               "mail-0:1200"
           *             ]
           *           },
           *           "state": "chronic"
           *         }
           *       ],
           *       "next": null
           *     }
           */
          'application/json': components['schemas']['UnreachableHistoryAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getSpikes: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description What `next` of the page before says; the other parameters as they were. */
        cursor?: string;
        /** @description Only this domain (IDN either way), address `host[ip]:port`, log host or provider. */
        subject?: string;
        /** @description As it was known at this moment of log time. Without it: now. */
        at?: string;
        /** @description Also what ended within so long before: a whole number and m, h or d. */
        endedWithin?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "at": "2026-11-21T09:55:54Z",
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "total": 1,
           *       "spikes": [
           *         {
           *           "id": "spike:1795255260000:example.org",
           *           "start": "2026-11-21T09:55:54Z",
           *           "foundAt": "2026-11-21T09:55:54Z",
           *           "endedAt": "2026-11-21T09:55:54Z",
           *           "toldAt": "2026-11-21T09:55:54Z",
           *           "attempts": 120,
           *           "noAnswers": 48,
           *           "usualRate": 0.002,
           *           "confidence": 0.999,
           *           "windowSeconds": 120,
           *           "sentence": "Since 2026-11-21 09:41 UTC 48 of 120 attempts got no answer (40 %, usually 0.2 % at this time of day).",
           *           "domain": "example.org",
           *           "state": "open",
           *           "evidence": {
           *             "attempts": {
           *               "out1": 60,
           *               "out2": 60
           *             },
           *             "noAnswers": {
           *               "out1": 24,
           *               "out2": 24
           *             },
           *             "addresses": {
           *               "mx1.example.org[192.0.2.1]:25": 48
           *             },
           *             "samples": [
           *               "mail-0:1200"
           *             ]
           *           }
           *         }
           *       ],
           *       "next": null
           *     }
           */
          'application/json': components['schemas']['SpikesAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getProviders: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description What `next` of the page before says; the other parameters as they were. */
        cursor?: string;
        /** @description Only this domain (IDN either way), address `host[ip]:port`, log host or provider. */
        subject?: string;
        /** @description As it was known at this moment of log time. Without it: now. */
        at?: string;
        /** @description Also what ended within so long before: a whole number and m, h or d. */
        endedWithin?: string;
        /** @description The time before `at` that rates are of: a whole number and m, h or d. */
        window?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "at": "2026-11-21T09:55:54Z",
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "window": {
           *         "asked": "24h",
           *         "since": "2026-11-21T09:55:54Z",
           *         "until": "2026-11-21T09:55:54Z"
           *       },
           *       "total": 1,
           *       "findings": [
           *         {
           *           "id": "spike:1795255260000:example.org",
           *           "start": "2026-11-21T09:55:54Z",
           *           "foundAt": "2026-11-21T09:55:54Z",
           *           "endedAt": "2026-11-21T09:55:54Z",
           *           "toldAt": "2026-11-21T09:55:54Z",
           *           "attempts": 120,
           *           "noAnswers": 48,
           *           "usualRate": 0.002,
           *           "confidence": 0.999,
           *           "windowSeconds": 120,
           *           "sentence": "Since 2026-11-21 09:41 UTC 48 of 120 attempts got no answer (40 %, usually 0.2 % at this time of day).",
           *           "provider": "outlook.com",
           *           "state": "failing",
           *           "failingDomains": 14,
           *           "triedDomains": 40,
           *           "domains": [
           *             "example.org",
           *             "example.net"
           *           ],
           *           "rates": {
           *             "attempts": 34,
           *             "noAnswer": 17,
           *             "noAnswerRate": 0.5,
           *             "noAnswerRateInterval": [
           *               0.34,
           *               0.66
           *             ],
           *             "unreachable": 17,
           *             "unreachableRate": 0.5,
           *             "unreachableRateInterval": [
           *               0.34,
           *               0.66
           *             ],
           *             "domains": 40
           *           }
           *         }
           *       ],
           *       "next": null
           *     }
           */
          'application/json': components['schemas']['ProvidersAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getSenderFindings: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description What `next` of the page before says; the other parameters as they were. */
        cursor?: string;
        /** @description Only this domain (IDN either way), address `host[ip]:port`, log host or provider. */
        subject?: string;
        /** @description As it was known at this moment of log time. Without it: now. */
        at?: string;
        /** @description Also what ended within so long before: a whole number and m, h or d. */
        endedWithin?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "at": "2026-11-21T09:55:54Z",
           *       "decided": {
           *         "state": "watching",
           *         "upTo": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 42,
           *         "problem": null
           *       },
           *       "freshness": {
           *         "answeredAt": "2026-11-21T09:55:54Z",
           *         "newestLineAt": "2026-11-21T09:55:54Z",
           *         "secondsBehind": 1.4,
           *         "ingest": "following"
           *       },
           *       "total": 1,
           *       "findings": [
           *         {
           *           "id": "sender:1795255260000:out2",
           *           "logHost": "out2",
           *           "state": "cut_off",
           *           "start": "2026-11-21T09:55:54Z",
           *           "foundAt": "2026-11-21T09:55:54Z",
           *           "endedAt": "2026-11-21T09:55:54Z",
           *           "toldAt": "2026-11-21T09:55:54Z",
           *           "tried": 13,
           *           "failing": 13,
           *           "triedByOthers": 13,
           *           "reachedByOthers": 13,
           *           "reasons": {
           *             "no_answer": 130
           *           },
           *           "destinations": [
           *             "example.org"
           *           ],
           *           "sentence": "out2 does not get out since 2026-11-21 09:41 UTC: 13 of 13 unrelated destinations that usually answer failed, others of ours reached 13 of the 13 they tried too."
           *         }
           *       ],
           *       "next": null
           *     }
           */
          'application/json': components['schemas']['SenderFindingsAnswer'];
        };
      };
      /** @description As it was: the header If-None-Match names this answer. It has no body. */
      304: {
        headers: {
          /**
           * @description Names the answer, whenever it was given.
           * @example W/"3q2-7w"
           */
          ETag?: string;
          /**
           * @description Who may keep it.
           * @example private, no-cache
           */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many questions at once; The question takes too long; The store could not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "live"
           *     }
           */
          'application/json': components['schemas']['LiveAnswer'];
        };
      };
      /** @description The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ready",
           *       "ingest": "following",
           *       "degraded": []
           *     }
           */
          'application/json': components['schemas']['ReadyAnswer'];
        };
      };
      /** @description The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Not ready */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Prometheus text format. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
  getKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "asked": true,
           *       "keys": [
           *         {
           *           "id": "3f9a01bc",
           *           "name": "dashboard",
           *           "scopes": [
           *             "read"
           *           ],
           *           "madeAt": "2026-11-21T09:55:54Z",
           *           "usedAt": "2026-11-21T09:55:54Z"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['KeysAnswer'];
        };
      };
      /** @description A parameter is not as it must be; The request cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description A key is needed; This is no key, or none any more */
      401: {
        headers: {
          /** @description RFC 6750: `Bearer`, and what is wrong. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The key is not for this */
      403: {
        headers: {
          /** @description RFC 6750: `Bearer`, and the scope that is needed. */
          'WWW-Authenticate'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description The URL is too long */
      414: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Too many requests */
      429: {
        headers: {
          /** @description Seconds. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
      /** @description Something went wrong inside noanswer */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemAnswer'];
        };
      };
    };
  };
}
