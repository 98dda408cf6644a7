/**
 * Must be imported before the engine: its allocator (jemalloc) reads this variable when the library is
 * loaded, and never again. By default it keeps freed pages for five seconds and more, in case they are
 * needed again; after a question that was 200 MiB of nothing, counted as ours. Given back at once they
 * cost a tenth of the engine's time in page faults. Whoever runs us may say otherwise.
 * (docs/decisions/0016-memory.md)
 */
process.env['JE_MALLOC_CONF'] ??= 'dirty_decay_ms:0';
