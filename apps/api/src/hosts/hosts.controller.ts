import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { askHost, askHosts, type AddressReport } from '@noanswer/answers';
import { knownHost, SUBJECT_STATES, type StatesAsOf } from '@noanswer/store';
import { IsOptional, IsString, Length } from 'class-validator';
import { SharedQuestions } from '../asking/shared-questions';
import { DomainNames } from '../domains/domain-names';
import { IsDomainName } from '../domains/is-domain-name';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import { Inquiries } from '../window/inquiries';
import { Limited } from '../window/limited';
import { WindowQuery } from '../window/window-query';
import { ProblemError } from '../problems/problem-error';
import { IsStates, STATES_PATTERN, statesOf } from '../watching/is-states';
import type { HostStateAnswer } from '../watching/state-answer';
import { States } from '../watching/states';
import { HostsAnswer } from './host-answer';
import { HostDetailAnswer } from './host-detail-answer';
import type { Plain } from '../openapi/plain';

export class HostsQuery extends Limited {
  @ApiPropertyOptional({
    type: String,
    description: 'Connections for one recipient domain; upper case and IDN either way.',
    minLength: 1,
    maxLength: 255,
    example: 'example.org',
  })
  @IsOptional()
  @IsDomainName()
  readonly domain?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'Only hosts in this state, or in one of several: `chronic,suspect`.',
    pattern: STATES_PATTERN,
    example: 'chronic',
  })
  @IsOptional()
  @IsStates()
  readonly state?: string;
}

const ADDRESS_ALLOWED = 'one IP address or one name, of 1 to 255 characters';

export class HostPath {
  @ApiProperty({
    type: String,
    description: 'An IP address, or the name of a host; upper or lower case.',
    minLength: 1,
    maxLength: 255,
    example: '192.0.2.1',
  })
  @IsString({ message: ADDRESS_ALLOWED })
  @Length(1, 255, { message: ADDRESS_ALLOWED })
  readonly address!: string;
}

/** As it is told by whoever decides. */
const subjectOf = ({ host, ip, port }: AddressReport): string => `${host}[${ip}]:${port}`;

@ApiTags('Logs')
@Controller('v1/hosts')
export class HostsController {
  constructor(
    private readonly questions: SharedQuestions,
    private readonly inquiries: Inquiries,
    private readonly names: DomainNames,
    private readonly states: States,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getHosts',
    summary: 'Hosts that were connected to, the worst first',
  })
  @Answers(HostsAnswer, 'unknown-domain', ...ASKING_PROBLEMS)
  async hosts(@Query() query: HostsQuery): Promise<Plain<HostsAnswer>> {
    const { filter, frame, end } = this.inquiries.about(query);
    const [decided, asOf] = [this.states.decided(), this.states.asOf(end)];
    const domain = query.domain === undefined ? undefined : await this.names.known(query.domain);
    const wanted = query.state === undefined ? undefined : statesOf(query.state, SUBJECT_STATES);
    const states = wanted === undefined ? undefined : { states: wanted, ...asOf };
    const { total, hosts } = await askHosts(this.questions, { ...filter, domain }, query.limit, states); // prettier-ignore
    return { ...frame, decided, total, hosts: await this.withStates(hosts, asOf) };
  }

  @Get(':address')
  @ApiOperation({
    operationId: 'getHost',
    summary: 'One host: connections by result, for which domains, from where, and since when',
  })
  @Answers(HostDetailAnswer, 'unknown-host', ...ASKING_PROBLEMS)
  async host(
    @Param() path: HostPath,
    @Query() query: WindowQuery,
  ): Promise<Plain<HostDetailAnswer>> {
    const { filter, frame, end } = this.inquiries.about(query);
    const [decided, asOf] = [this.states.decided(), this.states.asOf(end)];
    const address = path.address.toLowerCase();
    const [isKnown = false] = await this.questions.ask(knownHost(address));
    if (!isKnown)
      throw new ProblemError(
        'unknown-host',
        'No line that was read tells of a connection to it. That is not to say that it answers.',
      );
    const host = await askHost(this.questions, filter, address);
    const addresses = await this.withStates(host.addresses, asOf);
    return { ...frame, decided, address, ...host, addresses };
  }

  private async withStates<Host extends AddressReport>(
    hosts: readonly Host[],
    asOf: StatesAsOf,
  ): Promise<readonly (Host & Plain<HostStateAnswer>)[]> {
    const stateOf = await this.states.of('address', hosts.map(subjectOf), asOf);
    return hosts.map((host) => {
      const { state, stateSince } = stateOf(subjectOf(host));
      return { ...host, state, stateSince };
    });
  }
}
