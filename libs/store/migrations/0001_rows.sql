-- Where mail goes: a recipient domain and a host that it was tried at (empty: none was reached, or
-- none is known). Attempts name a place by 8 bytes that compress to 4 instead of by 45 that compress
-- to 14. The id is a pure function of the four, so writing a place again changes nothing, and it is
-- not kept but computed: of all columns it was the dearest
-- (docs/decisions/0010-keys-and-codecs.md; rows/place-parts.ts makes what the aliases undo).
CREATE TABLE IF NOT EXISTS places
(
    domain String CODEC(ZSTD(6)),
    host_pattern LowCardinality(String) CODEC(ZSTD(3)),
    ipv4 UInt32 CODEC(ZSTD(3)),
    other_ip LowCardinality(String) CODEC(ZSTD(3)),
    port UInt16 CODEC(ZSTD(1)),

    host String ALIAS if(startsWith(host_pattern, '\x03'), substring(host_pattern, 2),
        replaceAll(replaceAll(toString(host_pattern), '\x01', domain), '\x02', replaceAll(domain, '.', '-'))),
    ip String ALIAS if(ipv4 = 0, toString(other_ip), IPv4NumToString(ipv4)),
    id UInt64 ALIAS reinterpretAsUInt64(reverse(substring(
        SHA256(concat(domain, '\0', host, '\0', ip, '\0', toString(port))), 1, 8)))
)
ENGINE = ReplacingMergeTree
ORDER BY (domain, host_pattern, ipv4, other_ip, port)
SETTINGS min_bytes_for_wide_part = 0, min_compress_block_size = 1048576,
    max_compress_block_size = 1048576;

-- One row a delivery attempt. The key is the source position alone: a pure function of the line, so
-- a replay replaces and never adds. Rows of one source arrive in that order, parts do not overlap,
-- and FINAL has next to nothing to merge.
-- A queue id begins with a slow clock (but for Postfix's short ones) and ends in an inode number, of
-- which a queue has a few thousand (but for Exim's). Kept in three pieces it costs half.
-- `outcome` is one fact, though it has nine words: they go together, one dictionary number a row.
CREATE TABLE IF NOT EXISTS delivery_attempts
(
    source LowCardinality(String) CODEC(ZSTD(1)),
    offset UInt64 CODEC(Delta, T64('bit'), ZSTD(1)),
    ordinal UInt32 CODEC(ZSTD(1)),
    at DateTime64(3, 'UTC') CODEC(Delta, T64, ZSTD(1)),
    mta LowCardinality(String) CODEC(ZSTD(1)),
    log_host LowCardinality(String) CODEC(ZSTD(1)),
    syslog_name LowCardinality(String) CODEC(ZSTD(1)),
    agent LowCardinality(String) CODEC(ZSTD(1)),
    queue_id_head LowCardinality(String) CODEC(ZSTD(1)),
    queue_id_middle String CODEC(ZSTD(1)),
    queue_id_tail LowCardinality(String) CODEC(ZSTD(1)),
    place UInt64 CODEC(ZSTD(4)),
    outcome LowCardinality(String) CODEC(ZSTD(1)),
    queue_seconds LowCardinality(Float32) CODEC(ZSTD(1)),
    attempt_seconds LowCardinality(Float32) CODEC(ZSTD(1)),
    text String CODEC(ZSTD(1)),
    `recipients.token` Array(FixedString(5)) CODEC(ZSTD(3)),
    `recipients.address` Array(String) CODEC(ZSTD(1)),
    `recipients.own_status` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    `recipients.own_dsn` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    weight UInt32 CODEC(T64, ZSTD(1)),

    queue_id String ALIAS concat(queue_id_head, queue_id_middle, queue_id_tail),
    reason LowCardinality(String) ALIAS substringIndex(outcome, '\t', 1),
    rule LowCardinality(String) ALIAS substringIndex(substringIndex(outcome, '\t', 2), '\t', -1),
    speaker LowCardinality(String) ALIAS substringIndex(substringIndex(outcome, '\t', 3), '\t', -1),
    permanence LowCardinality(String) ALIAS substringIndex(substringIndex(outcome, '\t', 4), '\t', -1),
    status LowCardinality(String) ALIAS substringIndex(substringIndex(outcome, '\t', 5), '\t', -1),
    dsn LowCardinality(String) ALIAS substringIndex(substringIndex(outcome, '\t', 6), '\t', -1),
    reply_code LowCardinality(String) ALIAS substringIndex(substringIndex(outcome, '\t', 7), '\t', -1),
    enhanced_code LowCardinality(String) ALIAS substringIndex(substringIndex(outcome, '\t', 8), '\t', -1),
    relayed LowCardinality(String) ALIAS substringIndex(outcome, '\t', -1)
)
ENGINE = ReplacingMergeTree(weight)
PARTITION BY toYYYYMM(at)
ORDER BY (source, offset, ordinal)
SETTINGS min_compress_block_size = 1048576, max_compress_block_size = 4194304,
    allow_suspicious_low_cardinality_types = 1;

-- One row a TCP/SMTP connect. `attempt_*` is the position of the delivery attempt that connected
-- (distance = its offset minus ours, mostly 0); a connect whose delivery line never came has none.
CREATE TABLE IF NOT EXISTS connection_attempts
(
    source LowCardinality(String) CODEC(ZSTD(1)),
    offset UInt64 CODEC(Delta, T64('bit'), ZSTD(1)),
    ordinal UInt32 CODEC(ZSTD(1)),
    at DateTime64(3, 'UTC') CODEC(Delta, T64, ZSTD(1)),
    mta LowCardinality(String) CODEC(ZSTD(1)),
    log_host LowCardinality(String) CODEC(ZSTD(1)),
    place UInt64 CODEC(ZSTD(4)),
    result LowCardinality(String) CODEC(ZSTD(1)),
    attempt_source LowCardinality(String) CODEC(ZSTD(1)),
    attempt_distance Int64 CODEC(ZSTD(1)),
    attempt_ordinal UInt32 CODEC(ZSTD(1)),
    weight UInt32 CODEC(T64, ZSTD(1))
)
ENGINE = ReplacingMergeTree(weight)
PARTITION BY toYYYYMM(at)
ORDER BY (source, offset, ordinal)
SETTINGS min_compress_block_size = 1048576, max_compress_block_size = 4194304;

-- Recipient lines that were no attempt: suspended, or given up.
CREATE TABLE IF NOT EXISTS not_attempted
(
    source LowCardinality(String) CODEC(ZSTD(1)),
    offset UInt64 CODEC(Delta, T64('bit'), ZSTD(1)),
    ordinal UInt32 CODEC(ZSTD(1)),
    at DateTime64(3, 'UTC') CODEC(Delta, T64, ZSTD(1)),
    mta LowCardinality(String) CODEC(ZSTD(1)),
    log_host LowCardinality(String) CODEC(ZSTD(1)),
    queue_id String CODEC(ZSTD(1)),
    place UInt64 CODEC(ZSTD(4)),
    recipient_token FixedString(5) CODEC(ZSTD(1)),
    recipient_address String CODEC(ZSTD(1)),
    kind LowCardinality(String) CODEC(ZSTD(1)),
    status LowCardinality(String) CODEC(ZSTD(1)),
    dsn LowCardinality(String) CODEC(ZSTD(1)),
    reason LowCardinality(String) CODEC(ZSTD(1)),
    verdict LowCardinality(String) CODEC(ZSTD(1)),
    weight UInt32 CODEC(T64, ZSTD(1))
)
ENGINE = ReplacingMergeTree(weight)
PARTITION BY toYYYYMM(at)
ORDER BY (source, offset, ordinal);
