import type { ServerResponse } from 'node:http';
import type { Change } from './changes';

/** Proxies close a connection on which nothing is said for half a minute or a minute. */
const HEARTBEAT_MS = 15_000;
/** Who is further behind than this is cut off, and may go on where it was: nothing piles up here. */
const MOST_BEHIND_BYTES = 256 * 1024;
const LOOK_EVERY_MS = 1_000;
const COME_BACK_AFTER_MS = 3_000;

/** One client that hears of changes: server-sent events on a connection that stays open. */
export class EventStream {
  private readonly timer: NodeJS.Timeout;
  private saidAt = Date.now();

  /** `mayListen` is asked every second: a key may be revoked while its owner listens. */
  constructor(
    private readonly response: ServerResponse,
    private readonly mayListen: () => boolean,
  ) {
    this.say(`retry: ${COME_BACK_AFTER_MS}\n\n`);
    this.timer = setInterval(() => {
      this.look();
    }, LOOK_EVERY_MS);
  }

  tell({ id, kind, data }: Change): void {
    // JSON has no line endings, so a stranger's text ends no event.
    this.say(`id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** What came in between is not known any more: the client has to ask for the whole again. */
  tellGap(): void {
    this.say('event: gap\ndata: {}\n\n');
  }

  end(): void {
    clearInterval(this.timer);
    this.response.end();
  }

  private look(): void {
    if (!this.mayListen()) this.end();
    else if (Date.now() - this.saidAt >= HEARTBEAT_MS) this.say(':\n\n');
  }

  private say(text: string): void {
    this.saidAt = Date.now();
    if (this.response.writableLength > MOST_BEHIND_BYTES) {
      clearInterval(this.timer);
      this.response.destroy();
    } else if (this.response.writable) this.response.write(text);
  }
}
