import { setImmediate as soon } from 'node:timers/promises';
import type { MarkedTime } from './marks';

/**
 * Marks that several questions read together: those that are asked in the same breath. A read that has begun
 * serves nobody who comes later, or he might miss what was written before he asked.
 */
export class SharedMarks {
  private next: Promise<readonly MarkedTime[]> | undefined;

  read(ask: () => Promise<readonly MarkedTime[]>): Promise<readonly MarkedTime[]> {
    this.next ??= this.begin(ask);
    return this.next;
  }

  private async begin(ask: () => Promise<readonly MarkedTime[]>): Promise<readonly MarkedTime[]> {
    await soon();
    this.next = undefined;
    return ask();
  }
}
