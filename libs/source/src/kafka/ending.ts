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
