import type {
  HostDetailReport,
  HostDomainReport,
  HostHistoryReport,
  HostSenderReport,
} from '@noanswer/answers';
import { Count, MomentOrNull, Part, Parts, Text } from '../openapi/fields';
import { WindowedAnswer } from '../window/window-answer';
import { DecidedAnswer } from '../watching/decided-answer';
import { DecidedAddressAnswer } from './host-answer';

class HostShareAnswer {
  @Count('Connection attempts.', 34)
  readonly connections!: number;
  @Count('The server said something.', 17)
  readonly answered!: number;
  @Count('Connection timed out.', 17)
  readonly noAnswer!: number;
  @MomentOrNull('Last connection that was answered.')
  readonly lastAnswer!: string | null;
}

export class HostDomainAnswer extends HostShareAnswer implements HostDomainReport {
  @Text('Recipient domain that was delivered through it.', 'example.org')
  readonly domain!: string;
}

export class HostSenderAnswer extends HostShareAnswer implements HostSenderReport {
  @Text('Which of our machines connected.', 'out1')
  readonly logHost!: string;
}

/** Of all that is kept of the host, whatever the window. */
export class HostHistoryAnswer implements HostHistoryReport {
  @Count('Connection attempts.', 510)
  readonly connections!: number;
  @MomentOrNull('The first of them.')
  readonly firstConnection!: string | null;
  @MomentOrNull('The last of them.')
  readonly lastConnection!: string | null;
  @MomentOrNull('When it last said anything.')
  readonly lastAnswer!: string | null;
  @MomentOrNull('First failure after that; null: it does not fail now.')
  readonly failingSince!: string | null;
}

/** One host, by its address or its name. */
export class HostDetailAnswer extends WindowedAnswer implements HostDetailReport {
  @Part(DecidedAnswer, 'How far states are decided.')
  readonly decided!: DecidedAnswer;
  @Text('As it was asked for.', '192.0.2.1')
  readonly address!: string;
  @Count('Connection attempts.', 34)
  readonly connections!: number;
  @Count('The server said something.', 17)
  readonly answered!: number;
  @Count('Connection timed out.', 17)
  readonly noAnswer!: number;
  @MomentOrNull('Last connection that was answered.')
  readonly lastAnswer!: string | null;
  @Parts(DecidedAddressAnswer, 'Each `host[ip]:port` of it, the most used first; 100 at most.')
  readonly addresses!: readonly DecidedAddressAnswer[];
  @Count('Recipient domains that were delivered through it.', 1)
  readonly domainsTotal!: number;
  @Parts(HostDomainAnswer, 'Those with most connections; 100 at most.')
  readonly domains!: readonly HostDomainAnswer[];
  @Parts(HostSenderAnswer, 'Which of our servers connected to it.')
  readonly senders!: readonly HostSenderAnswer[];
  @Part(HostHistoryAnswer, 'Of all that is kept of it, whatever the window.')
  readonly history!: HostHistoryAnswer;
}
