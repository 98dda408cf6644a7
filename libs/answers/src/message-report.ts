/** What became of a recipient: `waiting` as far as the logs go. */
export type MessageEnd = 'delivered' | 'handed_over' | 'bounced' | 'expired' | 'waiting';

/** The life of one message in one queue, over its retries. */
export interface MessageReport {
  readonly logHost: string;
  readonly queueId: string;
  readonly mta: string;
  /** When it came into the queue, from what its attempts say; null: none says it. */
  readonly arrivedAt: string | null;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** `waiting` while it is for anybody; `mixed`: over, differently for different recipients. */
  readonly end: MessageEnd | 'mixed';
  readonly attempts: number;
  readonly recipients: readonly MessageRecipientReport[];
  /** In the order of their time. */
  readonly events: readonly MessageEventReport[];
}

export interface MessageRecipientReport {
  /** The address, where the store keeps it in clear; else empty. */
  readonly address: string;
  /** The same address has the same one; empty where nothing is kept of it. */
  readonly token: string;
  readonly domain: string;
  readonly end: MessageEnd;
  /** When that was; null while it waits. */
  readonly endedAt: string | null;
}

export interface MessageEventReport {
  readonly kind: 'attempt' | 'suspended' | 'expired';
  readonly at: string;
  readonly domain: string;
  readonly recipients: number;
  readonly reason: string;
  readonly rule: string;
  readonly speaker: string;
  readonly permanence: string;
  readonly replyCode: number;
  readonly enhancedCode: string;
  readonly dsn: string;
  readonly agent: string;
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  readonly queueSeconds: number | null;
  readonly attemptSeconds: number | null;
  readonly text: string;
  readonly connections: readonly MessageConnectionReport[];
}

export interface MessageConnectionReport {
  readonly at: string;
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  readonly result: string;
}
