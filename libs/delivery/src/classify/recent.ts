import { detached } from '@noanswer/maillog';
import type { Classification, DeliveryLine } from './delivery-line';

interface Remembered {
  readonly line: DeliveryLine;
  readonly classification: Classification;
}

/** Longer texts come once; a stranger's text should not hold much memory. */
const MAX_TEXT = 600;

/**
 * The last answers by text: a queue that is tried again and again says the same again and again. Two
 * generations: when the young one is full it becomes the old one, so the memory is bounded.
 */
export class Recent {
  private young = new Map<string, Remembered>();
  private old = new Map<string, Remembered>();

  constructor(private readonly perGeneration: number) {}

  find(line: DeliveryLine): Classification | null {
    const known = this.young.get(line.text) ?? this.old.get(line.text);
    return known !== undefined && isSame(known.line, line) ? known.classification : null;
  }

  keep(line: DeliveryLine, classification: Classification): void {
    if (line.text.length > MAX_TEXT) return;
    if (this.young.size >= this.perGeneration) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(line.text, { line: standingAlone(line), classification });
  }
}

/** Kept for long, so it must not keep the log that it was cut from. */
function standingAlone(line: DeliveryLine): DeliveryLine {
  const { agent, remote } = line;
  return {
    ...line,
    agent: detached(agent),
    remote:
      remote === null
        ? null
        : { host: detached(remote.host), ip: detached(remote.ip), port: remote.port },
  };
}

function isSame(a: DeliveryLine, b: DeliveryLine): boolean {
  return (
    a.status === b.status &&
    a.agent === b.agent &&
    a.dsn === b.dsn &&
    a.errno === b.errno &&
    a.mta === b.mta &&
    a.remote?.ip === b.remote?.ip &&
    a.remote?.host === b.remote?.host
  );
}
