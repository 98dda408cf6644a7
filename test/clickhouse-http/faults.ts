/** What can go wrong between a ClickHouse server and its clients. */
export type FaultKind =
  /** The connection dies before anything was done. */
  | 'refused'
  /** The connection dies in the middle of the request's body; nothing was done. */
  | 'cut'
  /** Half of an insert's rows are in, then the connection dies: a server inserts block by block. */
  | 'half'
  /** All was done, and the connection dies before the answer. */
  | 'lost-answer'
  /** All was done, and the connection dies in the middle of the answer. */
  | 'half-answer'
  /** An HTTP status with a text, as a proxy answers. */
  | 'status'
  /** An error as ClickHouse answers it. */
  | 'exception'
  /** No answer ever, until the fixture is told to `clear` or the client goes. */
  | 'hang'
  /** All is done, so many milliseconds later. */
  | 'slow';

export interface Fault {
  readonly kind: FaultKind;
  /** Which requests: inserts with a body, all others, or any. Default: `insert`. */
  readonly on?: 'insert' | 'query' | 'any';
  /** Only requests whose SQL contains this. */
  readonly containing?: string;
  /** How many requests; default 1. 0 stands for all, until `clear`. */
  readonly times?: number;
  /** Which share of the requests, 0 to 1; default 1. */
  readonly share?: number;
  /** `status`, `exception` and `hang`: the work is done all the same. */
  readonly ran?: boolean;
  /** `slow`: for how long. */
  readonly ms?: number;
  /** `status`: default 503. `exception`: default as ClickHouse has it. */
  readonly status?: number;
  /** `status`: the answer's body. `exception`: the message. */
  readonly text?: string;
  /** `exception`: ClickHouse's code and name, such as 252 and `TOO_MANY_PARTS`. */
  readonly code?: number;
  readonly name?: string;
}

/** The faults that wait for their request. */
export class FaultBook {
  private waiting: { readonly fault: Fault; left: number }[] = [];
  /** How often each kind happened. */
  readonly happened: Partial<Record<FaultKind, number>> = {};

  add(fault: Fault): void {
    const times = fault.times ?? 1;
    this.waiting.push({ fault, left: times === 0 ? Infinity : times });
  }

  clear(): void {
    this.waiting = [];
  }

  /** The fault of this request, if it has one; it is used up. */
  take(sql: string, isInsert: boolean): Fault | undefined {
    const found = this.waiting.find(
      ({ fault }) =>
        isMeant(fault, isInsert) &&
        sql.includes(fault.containing ?? '') &&
        Math.random() < (fault.share ?? 1),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    this.happened[found.fault.kind] = (this.happened[found.fault.kind] ?? 0) + 1;
    return found.fault;
  }
}

const isMeant = ({ on = 'insert' }: Fault, isInsert: boolean): boolean =>
  on === 'any' || (on === 'insert') === isInsert;
