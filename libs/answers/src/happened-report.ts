import { UNREACHABLE_REASONS } from '@noanswer/delivery';
import type { Overview } from '@noanswer/store';
import { withZeros } from './counts';
import type { HappenedReport } from './report';

const STATUSES = ['sent', 'deferred', 'bounced', 'expired'];

/** What happened altogether: status lines, attempts, connections, codes and replies. */
export function happenedReport(whole: Overview): HappenedReport {
  return {
    recipients: withZeros(STATUSES, whole.recipients),
    suspended: whole.suspended,
    attempts: {
      total: whole.attempts,
      ...withZeros(['delivered', ...UNREACHABLE_REASONS], whole.reasons),
    },
    connections: {
      ...withZeros(['answered', ...UNREACHABLE_REASONS], whole.connections),
      addresses: whole.addresses,
    },
    statusCodes: whole.statusCodes,
    replies: whole.replies,
  };
}
