import type { Transform } from 'node:stream';

/**
 * Everything that comes out of a zlib engine when these pieces go in.
 *
 * `pipeline` would do the same, but a failing stream throws away what lies in its buffer. Here a
 * piece goes in only after all of the one before has come out, and the end is announced only
 * after that: when the engine then fails, nothing that it had given is lost. It works on its own
 * thread, one chunk ahead of whoever reads.
 */
export async function* through(
  engine: Transform,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const feeding = feed(engine, pieces).catch((error: unknown) => {
    engine.destroy(error as Error);
  });
  try {
    for await (const chunk of engine as AsyncIterable<Buffer>) yield chunk;
  } finally {
    engine.destroy();
    await feeding;
  }
}

async function feed(engine: Transform, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  // An engine that has seen the end of its data (zero padding follows) never answers again.
  let settle: () => void = () => undefined;
  const settled = (): void => {
    settle();
  };
  engine.once('end', settled).once('close', settled);
  for await (const piece of pieces) {
    await new Promise<void>((resolve) => {
      settle = resolve;
      engine.write(piece, settled);
    });
    if (engine.readableEnded || engine.destroyed) return;
  }
  if (!engine.destroyed) engine.end();
}
