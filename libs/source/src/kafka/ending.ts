import { setTimeout } from 'node:timers/promises';

/** The end of something that several may bring about; the first of them decides how it ended. */
export class Ending {
  /** Settles when it has ended. */
  readonly come: Promise<unknown>;
  private settle!: (how: { readonly error?: unknown }) => void;

  constructor() {
    const told = new Promise<{ readonly error?: unknown }>((resolve) => {
      this.settle = resolve;
    });
    this.come = told.then((how) => {
      if ('error' in how) throw how.error;
    });
    // Whoever waits hears of it; before anybody waits it is no unhandled rejection.
    this.come.catch(() => undefined);
  }

  end(): void {
    this.settle({});
  }

  fail(error: unknown): void {
    this.settle({ error });
  }
}

/** @throws Error if the work is not done in so many milliseconds; it goes on, and nobody waits. */
export async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const waited = new AbortController();
  const late = setTimeout(milliseconds, undefined, { signal: waited.signal }).then(() => {
    throw new Error(`no answer within ${milliseconds} ms`);
  });
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    waited.abort();
  }
}
