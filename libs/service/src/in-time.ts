/** Supervisors kill after ten seconds or so: what is not saved by then is read again. */
const SAVE_WITHIN_MS = 7_000;
const LEAVE_WITHIN_MS = 9_000;

/** It was told to leave, and could not save in time what it had read. It will be read again. */
export class LeftUnsaved extends Error {
  override readonly name = 'LeftUnsaved';

  constructor() {
    super('told to leave, and not all that was read could be saved in time: it will be read again');
  }
}

/** Bounds on how long leaving may take, from the signal on. */
export function inTime(leaving: AbortSignal): {
  /** Aborted when no more should be tried again. */
  readonly leaveBy: AbortSignal;
  /** @throws LeftUnsaved if the work does not end in time. */
  readonly hasLeft: <T>(work: Promise<T>) => Promise<T>;
} {
  const late = new AbortController();
  const tooLate = new Promise<never>((_, reject) => {
    leaving.addEventListener('abort', () => {
      setTimeout(() => {
        late.abort();
      }, SAVE_WITHIN_MS).unref();
      setTimeout(() => {
        reject(new LeftUnsaved());
      }, LEAVE_WITHIN_MS).unref();
    });
  });
  tooLate.catch(() => undefined);
  return { leaveBy: late.signal, hasLeft: (work) => Promise.race([work, tooLate]) };
}
