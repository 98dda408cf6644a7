import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { API_SOURCES, type ApiSources } from '../api-options';
import { Terms } from '../http/terms';
import { Answers } from '../openapi/answers';
import { Part, Text, TextOrNull } from '../openapi/fields';
import type { Plain } from '../openapi/plain';
import { TakesNoQuery } from '../problems/no-query';

const LINKS = {
  summary: '/v1/summary?window=24h',
  domains: '/v1/domains?window=24h&limit=10',
  domain: '/v1/domains/{domain}',
  series: '/v1/domains/{domain}/series',
  hosts: '/v1/hosts?window=24h&limit=10',
  host: '/v1/hosts/{address}',
  senders: '/v1/senders',
  unreachable: '/v1/unreachable',
  unreachableHistory: '/v1/unreachable/history',
  spikes: '/v1/spikes',
  senderFindings: '/v1/senders/findings',
  providers: '/v1/providers',
  events: '/v1/events',
  retries: '/v1/retries',
  messages: '/v1/messages?recipient={address}',
  message: '/v1/messages/{queueId}',
  codes: '/v1/codes',
  code: '/v1/codes/4.4.1',
  explain: '/v1/explain',
  ingest: '/v1/ingest',
  keys: '/v1/keys',
  live: '/health/live',
  ready: '/health/ready',
  metrics: '/metrics',
  openapi: '/openapi.json',
  docs: '/docs',
} as const;

const ABOUT =
  'Which destinations do not answer our mail servers, since when, whose fault is it, and what should we do?';

export class LinksAnswer implements Readonly<Record<keyof typeof LINKS, string | null>> {
  @Text('What happened altogether.', LINKS.summary)
  readonly summary!: string;
  @Text('Recipient domains, the worst first.', LINKS.domains)
  readonly domains!: string;
  @Text('All about one of them.', LINKS.domain)
  readonly domain!: string;
  @Text('One of them over time.', LINKS.series)
  readonly series!: string;
  @Text('Hosts, the worst first.', LINKS.hosts)
  readonly hosts!: string;
  @Text('All about one of them, by address or name.', LINKS.host)
  readonly host!: string;
  @Text('Our own mail servers.', LINKS.senders)
  readonly senders!: string;
  @Text('Who does not answer, since when.', LINKS.unreachable)
  readonly unreachable!: string;
  @Text('How that came and went.', LINKS.unreachableHistory)
  readonly unreachableHistory!: string;
  @Text('Whose no-answer rate has jumped.', LINKS.spikes)
  readonly spikes!: string;
  @Text('Which of our servers do not get out.', LINKS.senderFindings)
  readonly senderFindings!: string;
  @Text('Receiving networks that fail as a whole.', LINKS.providers)
  readonly providers!: string;
  @TextOrNull('Changes as they happen; null: nobody tells of them here.', LINKS.events)
  readonly events!: string | null;
  @Text('Whether trying again helps.', LINKS.retries)
  readonly retries!: string;
  @Text('Messages for one recipient.', LINKS.messages)
  readonly messages!: string;
  @Text('What happened to one message.', LINKS.message)
  readonly message!: string;
  @Text('Which codes there are.', LINKS.codes)
  readonly codes!: string;
  @Text('What a code means.', LINKS.code)
  readonly code!: string;
  @Text('POST { "text": \u2026 }: what a log line or a bounce text means.', LINKS.explain)
  readonly explain!: string;
  @Text('How the reading of logs goes.', LINKS.ingest)
  readonly ingest!: string;
  @Text('Which keys there are.', LINKS.keys)
  readonly keys!: string;
  @Text('Whether the process answers.', LINKS.live)
  readonly live!: string;
  @Text('Whether it can be asked.', LINKS.ready)
  readonly ready!: string;
  @Text('For Prometheus.', LINKS.metrics)
  readonly metrics!: string;
  @Text('This API as OpenAPI.', LINKS.openapi)
  readonly openapi!: string;
  @Text('The same as a page.', LINKS.docs)
  readonly docs!: string;
}

export class StartAnswer {
  @Text('Who answers.', 'noanswer')
  readonly name!: string;
  @Text('Its version.', '0.1.0')
  readonly version!: string;
  @Text('What it is for.', ABOUT)
  readonly about!: string;
  @Part(LinksAnswer, 'What there is to ask.')
  readonly links!: LinksAnswer;
}

/** What a person finds who opens the address that `serve` prints. */
@ApiTags('Start')
@Controller()
export class StartPageController {
  constructor(@Inject(API_SOURCES) private readonly sources: ApiSources) {}

  @Get()
  @Terms({ needs: 'none' })
  @TakesNoQuery()
  @ApiOperation({ operationId: 'getStart', summary: 'What there is to ask' })
  @Answers(StartAnswer, 'invalid-query')
  start(): Plain<StartAnswer> {
    const { version, changes } = this.sources;
    const links = { ...LINKS, events: changes === undefined ? null : LINKS.events };
    return { name: 'noanswer', version, about: ABOUT, links };
  }
}
