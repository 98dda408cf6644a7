/**
 * Why a delivery attempt ended as it did: one taxonomy for both MTAs. The five under that heading are
 * *unreachable*: no SMTP service was reached.
 */
export const REASONS = [
  'delivered',
  // passed on to a filter or another instance on our own machine: not yet tried at the domain
  'handed_over',
  // unreachable
  'no_answer',
  'refused',
  'no_route',
  'network_unreachable',
  'greeting_timeout',
  // the conversation broke
  'connection_lost',
  'conversation_timeout',
  // names
  'dns_tempfail',
  'dns_nxdomain',
  'dns_no_mail_host',
  'tls_failure',
  // the remote said
  'throttled',
  'blocklisted',
  'greylisted',
  'mailbox_full',
  'unknown_recipient',
  'recipient_disabled',
  'sender_rejected',
  'relay_denied',
  'policy_rejected',
  'authentication_failed',
  'content_rejected',
  'size_exceeded',
  'mail_loop',
  'remote_system_full',
  'remote_unavailable',
  'remote_next_hop',
  'protocol_error',
  'remote_tempfail',
  'remote_reject',
  // our side
  'local_policy',
  'local_fault',
  'other',
] as const;

export type Reason = (typeof REASONS)[number];

/** The reasons that mean: no SMTP service was reached. */
export const UNREACHABLE_REASONS = [
  'no_answer',
  'refused',
  'no_route',
  'network_unreachable',
  'greeting_timeout',
] as const satisfies readonly Reason[];

/**
 * The reasons that tell nothing of the recipient domain: its servers were not looked for. Attempts
 * that were handed over are no part of any rate; a fault of ours is no silence of theirs.
 */
export const OWN_MACHINE_REASONS = [
  'handed_over',
  'local_fault',
  'local_policy',
] as const satisfies readonly Reason[];

/** Whether the message was taken: by the recipient's server, or by our own next one. */
export function isTaken(reason: Reason): boolean {
  return reason === 'delivered' || reason === 'handed_over';
}
