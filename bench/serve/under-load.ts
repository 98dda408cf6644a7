import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Load } from '../../test/serve/load';
import type { LoadPlan } from '../../test/serve/load/load-plan';
import { Serving, freePort } from '../../test/serve/serving';

export interface Scene {
  readonly load: Load;
  readonly serving: Serving;
}

/** `serve` follows logs that are written meanwhile; everything is gone when `measure` has ended. */
export async function underLoad<T>(
  plan: Partial<LoadPlan>,
  measure: (scene: Scene) => Promise<T>,
): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), 'noanswer-bench-'));
  const directory = join(place, 'logs');
  mkdirSync(directory);
  const load = await Load.start({ directory, seed: 1, ...plan });
  const port = await freePort();
  const serving = Serving.start({ data: join(place, 'data'), paths: [directory], port });
  try {
    await serving.untilLive();
    return await measure({ load, serving });
  } finally {
    load.abandon();
    await serving.kill();
    rmSync(place, { recursive: true, force: true });
  }
}
