import { IntersectionType } from '@nestjs/swagger';
import type { AddressReport, HostReport } from '@noanswer/answers';
import { Count, MomentOrNull, Part, Parts, Text, Texts } from '../openapi/fields';
import { DecidedAnswer } from '../watching/decided-answer';
import { HostStateAnswer } from '../watching/state-answer';
import { WindowedAnswer } from '../window/window-answer';

/** One `host[ip]:port` with its connection attempts by result. */
export class AddressAnswer implements AddressReport {
  @Text('Name that was connected to.', 'mx1.example.org')
  readonly host!: string;
  @Text('Its address.', '192.0.2.1')
  readonly ip!: string;
  @Count('0: not logged.', 25)
  readonly port!: number;
  @Count('Connection attempts.', 34)
  readonly connections!: number;
  @Count('The server said something.', 17)
  readonly answered!: number;
  @Count('Connection timed out.', 17)
  readonly noAnswer!: number;
  @Count('Connection refused.', 0)
  readonly refused!: number;
  @Count('No route to host.', 0)
  readonly noRoute!: number;
  @Count('Network is unreachable.', 0)
  readonly networkUnreachable!: number;
  @Count('Connected, and no banner came.', 0)
  readonly greetingTimeout!: number;
  @Count('Closed before the server said anything.', 0)
  readonly connectionLost!: number;
  @Count('Any other result.', 0)
  readonly other!: number;
  @MomentOrNull('First connection that failed.')
  readonly firstFailure!: string | null;
  @MomentOrNull('Last connection that failed.')
  readonly lastFailure!: string | null;
  @MomentOrNull('Last connection that was answered.')
  readonly lastAnswer!: string | null;
}

export class HostAnswer extends AddressAnswer implements HostReport {
  @Count('How many recipient domains were delivered through it.', 3)
  readonly domains!: number;
  @Texts('Some of them.', ['example.org', 'example.net'])
  readonly someDomains!: readonly string[];
}

/** A host, and its state as it was decided. */
export class DecidedHostAnswer extends IntersectionType(HostAnswer, HostStateAnswer) {}

export class DecidedAddressAnswer extends IntersectionType(AddressAnswer, HostStateAnswer) {}

/** Hosts, the worst first: by no answer, then failures, then connections. */
export class HostsAnswer extends WindowedAnswer {
  @Part(DecidedAnswer, 'How far states are decided.')
  readonly decided!: DecidedAnswer;
  @Count('Hosts that match, whatever the limit.', 1)
  readonly total!: number;
  @Parts(DecidedHostAnswer, 'The worst of them.')
  readonly hosts!: readonly DecidedHostAnswer[];
}
