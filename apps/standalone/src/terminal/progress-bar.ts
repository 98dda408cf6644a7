import { Presets, SingleBar } from 'cli-progress';

const MB = 1_000_000;

/** Bytes, lines a second and time left, on standard error, and only where a person looks at it. */
export class ReadingProgress {
  private readonly bar: SingleBar | null;
  private readonly startedAt = performance.now();
  private readonly before = new Map<string, number>();
  private total = 0;

  /** @param bytes size of all that will be read; null where nobody can know. */
  constructor(bytes: number | null) {
    this.bar = process.stderr.isTTY && bytes !== null && bytes > 0 ? newBar() : null;
    this.bar?.start(Math.ceil((bytes ?? 0) / MB), 0, { speed: '0' });
  }

  update(path: string, bytesRead: number, linesRead: number): void {
    this.total += bytesRead - (this.before.get(path) ?? 0);
    this.before.set(path, bytesRead);
    const seconds = (performance.now() - this.startedAt) / 1000;
    const speed = seconds > 0 ? Math.round(linesRead / seconds) : 0;
    this.bar?.update(Math.floor(this.total / MB), { speed: speed.toLocaleString('en') });
  }

  stop(): void {
    this.bar?.stop();
  }
}

function newBar(): SingleBar {
  return new SingleBar(
    {
      format: 'reading {bar} {value}/{total} MB · {speed} lines/s · {eta_formatted} left',
      clearOnComplete: true,
      hideCursor: true,
      barsize: 24,
      stream: process.stderr,
    },
    Presets.rect,
  );
}
