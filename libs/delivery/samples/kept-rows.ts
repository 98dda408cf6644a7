import type { LinePosition } from '@noanswer/maillog';
import type {
  ConnectionAttempt,
  DeliveryAttempt,
  DeliverySink,
  NotAttempted,
} from '@noanswer/delivery';

interface Row {
  readonly position: LinePosition;
  readonly weight: number;
}

/** What a store keeps: of rows with one identity the one with the most weight. */
export class KeptRows implements DeliverySink {
  readonly attempts = new Map<string, DeliveryAttempt>();
  readonly connections = new Map<string, ConnectionAttempt>();
  readonly notAttempts = new Map<string, NotAttempted>();

  attempt(attempt: DeliveryAttempt): void {
    keep(this.attempts, { ...attempt, recipients: [...attempt.recipients], connections: [] });
    for (const connection of attempt.connections) this.orphan(connection);
  }

  orphan(connection: ConnectionAttempt): void {
    keep(this.connections, connection);
  }

  notAttempted(line: NotAttempted): void {
    keep(this.notAttempts, line);
  }

  /** All rows, in an order that does not depend on when they were given out. */
  get sorted(): readonly unknown[] {
    const tables = { attempts: this.attempts, connections: this.connections, not: this.notAttempts };
    return Object.entries(tables).flatMap(([table, rows]) =>
      [...rows].map(([identity, row]) => ({ table, identity, ...row })).sort(byIdentity),
    );
  }

  /** Rows without what depends on how their lines travelled: where they stood, and how long they were. */
  get told(): readonly string[] {
    const rows = [...this.attempts.values(), ...this.connections.values(), ...this.notAttempts.values()];
    return rows
      .map((row) => JSON.stringify({ ...row, position: null, weight: 0 }))
      .sort();
  }
}

export function identityOf({ source, offset, ordinal }: LinePosition): string {
  return `${source} ${String(offset).padStart(12, '0')} ${ordinal}`;
}

function keep<T extends Row>(rows: Map<string, T>, row: T): void {
  const identity = identityOf(row.position);
  const known = rows.get(identity);
  if (known === undefined || row.weight >= known.weight) rows.set(identity, row);
}

function byIdentity(a: { identity: string }, b: { identity: string }): number {
  return a.identity < b.identity ? -1 : Number(a.identity > b.identity);
}
