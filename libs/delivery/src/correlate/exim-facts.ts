import type { EximDelivery } from '@noanswer/maillog';
import type { RecipientStatus } from '../attempt';
import type { DeliveryFacts } from './attempt-of';
import { recipientDomain } from './recipient-domain';
import { standingAlone } from './story';

const STATUS_OF_FLAG: Readonly<Record<EximDelivery['flag'], RecipientStatus>> = {
  '=>': 'sent',
  '->': 'sent',
  '>>': 'sent',
  '*>': 'sent',
  '**': 'bounced',
  '==': 'deferred',
};

/** An Exim result line in the words that both MTAs share. */
export function eximFacts(event: EximDelivery): DeliveryFacts {
  return {
    mta: 'exim',
    at: event.at,
    logHost: event.logHost,
    syslogName: event.syslogName,
    agent: event.transport,
    queueId: event.messageId,
    domain: recipientDomain(event.address),
    address: event.address,
    status: STATUS_OF_FLAG[event.flag],
    dsn: '',
    relay: event.remote === null ? null : standingAlone(event.remote),
    queueSeconds: event.queueSeconds,
    attemptSeconds: event.deliverySeconds,
    bytes: event.bytes,
  };
}
