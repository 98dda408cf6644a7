import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askDomain, askDomains, askEvidence, askSeries, isoTime } from '@noanswer/answers';
import type { DomainReport } from '@noanswer/answers';
import { domains, SUBJECT_STATES } from '@noanswer/store';
import type { Asked, DomainChoice, DomainPlace, Filter, StatesAsOf } from '@noanswer/store';
import { SharedQuestions } from '../asking/shared-questions';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import { invalidQuery } from '../problems/problem-error';
import { statesOf } from '../watching/is-states';
import { askStates, States, type LastAnswers, type StatesOf } from '../watching/states';
import { Inquiries, type Inquiry } from '../window/inquiries';
import { WindowQuery } from '../window/window-query';
import { DomainsAnswer } from './domain-answer';
import { DomainBlame } from './domain-blame';
import { DomainDetailAnswer } from './domain-detail-answer';
import { DomainDecisions } from './domain-decisions';
import { DomainNames } from './domain-names';
import { cursorOf, cursorText, type DomainsCursor } from './domains-cursor';
import { spellingsOf } from './domain-spellings';
import { DomainPath, DomainsQuery } from './domains-query';
import { SeriesAnswer } from './series-answer';
import { bucketOf, SeriesQuery } from './series-query';
import type { Plain } from '../openapi/plain';

@ApiTags('Logs')
@Controller('v1/domains')
export class DomainsController {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly inquiries: Inquiries,
    private readonly names: DomainNames,
    private readonly states: States,
    private readonly decisions: DomainDecisions,
    private readonly blame: DomainBlame,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getDomains', summary: 'Recipient domains, the worst first' })
  @Answers(DomainsAnswer, ...ASKING_PROBLEMS)
  async domains(@Query() query: DomainsQuery): Promise<Plain<DomainsAnswer>> {
    const { limit, cursor: at, ...question } = query;
    const cursor = at === undefined ? undefined : cursorOf(at, question);
    const inquiry = this.inquiries.about(query);
    const { filter, frame, end: until } = cursor === undefined ? inquiry : within(inquiry, cursor);
    const { minAttempts, sort, reason } = query;
    const search = query.search === undefined ? undefined : spellingsOf(query.search);
    const asOf = cursor?.asOf ?? this.states.asOf(until);
    const wanted = query.state === undefined ? undefined : statesOf(query.state, SUBJECT_STATES);
    const states = wanted === undefined ? undefined : { states: wanted, ...asOf };
    const decided = this.states.decided();
    const choice = { limit, minAttempts, sort, reason, search, states, after: cursor?.after };
    const page = JSON.stringify(['domains', filter, choice, asOf]);
    const [found, findings, stateOf] = await this.questions.inOneTurn(page, (asked) => {
      const listed = askDomains(asked, filter, choice, askEvidence(asked, filter));
      return Promise.all([
        listed,
        this.blame.findings(asked, filter, until),
        askStatesOfListed(asked, filter, choice, asOf, listed),
      ]);
    });
    const total = cursor?.total ?? found.total;
    const last = found.domains.at(-1);
    const next =
      last === undefined || found.domains.length < limit
        ? null
        : cursorText({ since: filter.since, until, total, asOf, after: placeOf(last) }, question);
    const blameOf = await this.blame.of(found.domains, filter, until, findings);
    const rows = found.domains.map((domain) => {
      const { fault, blamed: blamedOnSenders } = blameOf(domain);
      return { ...domain, ...stateOf(domain.domain), fault, blamedOnSenders };
    });
    return { ...frame, decided, total, next, domains: rows };
  }

  @Get(':domain/series')
  @ApiOperation({
    operationId: 'getDomainSeries',
    summary: 'One recipient domain over time: attempts and rates in spans of the window',
  })
  @Answers(SeriesAnswer, 'unknown-domain', ...ASKING_PROBLEMS)
  async series(
    @Param() path: DomainPath,
    @Query() query: SeriesQuery,
  ): Promise<Plain<SeriesAnswer>> {
    const { filter, frame, end: until } = this.inquiries.about(query);
    const { since } = filter;
    if (since === undefined)
      throw invalidQuery([
        { field: 'since', allowed: 'a time before until: a series has a beginning' },
      ]);
    const { bucket, seconds } = bucketOf(query.bucket, since, until);
    const domain = await this.names.known(path.domain);
    const series = await askSeries(this.questions, { ...filter, domain, since, until }, seconds);
    return { ...frame, domain, bucket, series };
  }

  @Get(':domain')
  @ApiOperation({ operationId: 'getDomain', summary: 'All about one recipient domain' })
  @Answers(DomainDetailAnswer, 'unknown-domain', ...ASKING_PROBLEMS)
  async domain(
    @Param() path: DomainPath,
    @Query() query: WindowQuery,
  ): Promise<Plain<DomainDetailAnswer>> {
    const { filter, frame, end } = this.inquiries.about(query);
    const [decided, asOf] = [this.states.decided(), this.states.asOf(end)];
    const name = await this.names.known(path.domain);
    const page = JSON.stringify(['domain', name, filter, asOf]);
    const [domain, known] = await this.questions.inOneTurn(page, (asked) =>
      Promise.all([
        askDomain(asked, filter, name),
        this.decisions.of(asked, name, filter, end, asOf),
      ]),
    );
    const told = await this.decisions.about(domain, filter, end, known);
    return { ...frame, decided, ...domain, ...told };
  }
}

/** Of the domains that are listed: which these are is asked once, for them and for all else about them. */
async function askStatesOfListed(
  asked: Asked,
  filter: Filter,
  choice: DomainChoice,
  asOf: StatesAsOf,
  told: Promise<{ readonly domains: readonly DomainReport[] }>,
): Promise<StatesOf> {
  const listed = await asked.ask(domains(filter, choice));
  const names = listed.map(({ domain }) => domain);
  return askStates(asked, 'domain', names, asOf, told.then(lastAnswersOf));
}

const lastAnswersOf = (told: { readonly domains: readonly DomainReport[] }): LastAnswers =>
  new Map(
    told.domains.flatMap(({ domain, lastAnswer }) =>
      lastAnswer === null ? [] : [[domain, Date.parse(lastAnswer)]],
    ),
  );

/** All pages are of the time of the first one: lines that come meanwhile move no domain from page to page. */
function within({ filter, frame }: Inquiry, { since, until }: DomainsCursor): Inquiry {
  const window = { ...frame.window, since: isoTime(since ?? null), until: isoTime(until) };
  return { filter: { ...filter, since, until }, frame: { ...frame, window }, end: until };
}

const placeOf = ({
  domain,
  attempts,
  noAnswer,
  unreachable,
  lastFailure,
}: DomainReport): DomainPlace => ({
  domain,
  attempts,
  noAnswer,
  unreachable,
  lastFailure: lastFailure === null ? null : Date.parse(lastFailure),
});
