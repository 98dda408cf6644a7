import { detached } from '@noanswer/maillog';
import { MINUTE } from '@noanswer/reachability';
import { floorTo } from './levels';

/** Rows of one log host whose lines were written in one minute. */
export interface MinuteRows {
  readonly logHost: string;
  /** Start of the minute, in milliseconds. */
  readonly start: number;
  rows: number;
}

/** Which minutes the rows of a batch belong to. Rows come by log host and nearly in order of time. */
export class BatchMinutes {
  private readonly byHost = new Map<string, Map<number, MinuteRows>>();
  private lastHost = '';
  private last: MinuteRows | undefined;

  add(logHost: string, at: number): void {
    const { last } = this;
    if (
      last !== undefined &&
      logHost === this.lastHost &&
      at >= last.start &&
      at < last.start + MINUTE
    )
      last.rows += 1;
    else this.find(logHost, floorTo(at, MINUTE));
  }

  get minutes(): MinuteRows[] {
    return [...this.byHost.values()].flatMap((minutes) => [...minutes.values()]);
  }

  clear(): void {
    this.byHost.clear();
    this.last = undefined;
  }

  private find(name: string, start: number): void {
    // A copy: marks outlive the piece of log that the name was cut from.
    const logHost = this.byHost.has(name) ? name : detached(name);
    let minutes = this.byHost.get(logHost);
    if (minutes === undefined) {
      minutes = new Map();
      this.byHost.set(logHost, minutes);
    }
    let minute = minutes.get(start);
    if (minute === undefined) {
      minute = { logHost, start, rows: 0 };
      minutes.set(start, minute);
    }
    minute.rows += 1;
    this.lastHost = logHost;
    this.last = minute;
  }
}
