import {
  CONNECTION,
  CONTENT,
  ERROR_IGNORED,
  LOCAL_TROUBLE,
  NOT_TRIED,
  QUEUE_ACTION,
  REJECTION,
  REWRITE,
  ROUTING,
  TLS_NOTE,
  TRANSPORT,
  WARNING,
} from './dismissals';
import type { Shapes } from './shapes';

/** Lines behind a message id that make no event, written as in process-lines.ts. */
export const MESSAGE_LINES: Shapes = [
  // queue.c, queue_action; deliver.c, deliver_message
  [QUEUE_ACTION, 'Frozen'],
  [QUEUE_ACTION, '*** Frozen'],
  [QUEUE_ACTION, 'frozen by '],
  [QUEUE_ACTION, 'unfrozen by '],
  [QUEUE_ACTION, 'Unfrozen by '],
  [QUEUE_ACTION, 'cancelled by '],
  [QUEUE_ACTION, 'removed by '],
  [QUEUE_ACTION, 'address <…marked delivered by '],
  [QUEUE_ACTION, 'recipient <…added by '],
  [QUEUE_ACTION, 'sender address changed to <'],
  [QUEUE_ACTION, 'Message removed because older than '],
  [QUEUE_ACTION, 'moved from '],
  [NOT_TRIED, 'Message is frozen'],
  [NOT_TRIED, 'Spool file is locked '],
  [NOT_TRIED, 'Spool file for …is locked '],
  [NOT_TRIED, 'no immediate delivery: '],
  [NOT_TRIED, 'retry time not reached'],
  [NOT_TRIED, 'Delivery deferred by system filter'],
  // spool_in.c, spool_out.c, deliver.c, child.c, expand.c
  [LOCAL_TROUBLE, 'Spool'],
  [LOCAL_TROUBLE, 'Format error in spool file '],
  [LOCAL_TROUBLE, 'Error reading spool file '],
  [LOCAL_TROUBLE, "Couldn't "],
  [LOCAL_TROUBLE, 'Failed '],
  [LOCAL_TROUBLE, 'failed to '],
  [LOCAL_TROUBLE, 'Process '],
  [LOCAL_TROUBLE, 'process '],
  [LOCAL_TROUBLE, 'Delivery status for '],
  [LOCAL_TROUBLE, 'attempt to '],
  [LOCAL_TROUBLE, 'Message abandoned: '],
  [LOCAL_TROUBLE, 'Tainted '],
  [LOCAL_TROUBLE, 'tainted '],
  [LOCAL_TROUBLE, 'unable to '],
  [LOCAL_TROUBLE, 'local_scan() '],
  [LOCAL_TROUBLE, 'internal error: '],
  [LOCAL_TROUBLE, 'setsockopt('],
  [LOCAL_TROUBLE, 'IPv4 socket creation failed: '],
  [LOCAL_TROUBLE, 'IPv6 socket creation failed: '],
  [LOCAL_TROUBLE, 'redirection process '],
  [LOCAL_TROUBLE, 'queue run: '],
  [WARNING, 'Warning: '], // acl.c: a message that came from this host
  [WARNING, 'H=… Warning: '],
  [WARNING, 'U=… Warning: '],
  [TLS_NOTE, 'H=… TLS error on connection '],
  [ROUTING, 'original recipients ignored'],
  [ROUTING, 'Error in '],
  [ROUTING, 'DANE error: '],
  [ROUTING, 'CNAME loop for '],
  [CONTENT, 'PRDR '],
  [CONTENT, 'DMARC '],
  [CONTENT, 'SPF: '],
  [CONTENT, 'DCC: '],
  [CONTENT, 'spam'],
  [CONTENT, 'SpamAssassin '],
  [CONTENT, 'SA: '],
  [TLS_NOTE, 'TLS '],
  [TLS_NOTE, 'SSL'],
  [TLS_NOTE, 'OCSP '],
  [TLS_NOTE, 'Server certificate '],
  [TLS_NOTE, 'Required TLS certificate status'],
  [TLS_NOTE, 'Received TLS '],
  [TLS_NOTE, '[…] SSL verify error'],
  [TLS_NOTE, '[…verify denied by event-action: '],
  [REWRITE, '"… rewritten as "'],
  [REWRITE, 'rewrite: '],
  [REWRITE, 'rewrite rule repeat ignored'],
  [REJECTION, 'rejected from <'],
  [REJECTION, 'ridiculously long message header received from '],
  [REJECTION, 'overlong message header line received from '],
];

/** Lines that begin with a name of the operator's or a sender's choice: known by words further on. */
export const NAMED_LINES: Shapes = [
  [ERROR_IGNORED, '…: error ignored'], // deliver.c: a bounce that could not be delivered
  [REJECTION, '… authenticator failed for '], // smtp_in.c
  [TRANSPORT, '… authenticator failed H='], // transports/smtp.c
  [TRANSPORT, '… authenticator cancelled authentication H='],
  [TRANSPORT, '… transport process '], // deliver.c
  [TRANSPORT, '… transport output: '],
  [ROUTING, '… router: '],
  [ROUTING, '… (while routing <'], // routers/rf_self_action.c
  [ROUTING, '… (while verifying <'],
  [CONNECTION, '… lost while reading message data'], // receive.c
];
