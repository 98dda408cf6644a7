/** Aborted when the process is told to end: SIGTERM by the supervisor, SIGINT by the terminal. */
export function leavingSignal(): AbortSignal {
  const leaving = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      leaving.abort();
    });
  }
  return leaving.signal;
}
