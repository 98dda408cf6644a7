/**
 * Must be imported before the engine: its allocator (jemalloc) reads this variable when the library is
 * loaded, and never again. By default it keeps freed pages for five seconds and more, in case they are
 * needed again; after a question that was 200 MiB of nothing, counted as ours. Given back at once they
 * cost a tenth of all time in page faults; after a second next to nothing. Whoever runs us may say
 * otherwise.
 * (docs/decisions/0016-memory.md)
 */
process.env['JE_MALLOC_CONF'] ??= 'dirty_decay_ms:1000';
