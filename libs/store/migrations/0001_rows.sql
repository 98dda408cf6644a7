-- One row a delivery attempt. The key is the source position alone: a pure function of the line, so
-- a replay replaces and never adds. Rows of one source arrive in that order, parts do not overlap,
-- and FINAL has next to nothing to merge (docs/decisions/0010-keys-and-codecs.md).
CREATE TABLE IF NOT EXISTS delivery_attempts
(
    source LowCardinality(String),
    offset UInt64 CODEC(Delta, ZSTD(1)),
    ordinal UInt32 CODEC(ZSTD(1)),
    at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    mta LowCardinality(String),
    log_host LowCardinality(String),
    syslog_name LowCardinality(String),
    agent LowCardinality(String),
    queue_id String CODEC(ZSTD(1)),
    domain String CODEC(ZSTD(1)),
    reason LowCardinality(String),
    rule LowCardinality(String),
    speaker LowCardinality(String),
    permanence LowCardinality(String),
    reply_code UInt16 CODEC(ZSTD(1)),
    enhanced_code LowCardinality(String),
    dsn LowCardinality(String),
    relay_host String CODEC(ZSTD(1)),
    relay_ip String CODEC(ZSTD(1)),
    relay_port UInt16 CODEC(ZSTD(1)),
    queue_seconds Decimal(12, 3) CODEC(ZSTD(1)),
    attempt_seconds Decimal(12, 3) CODEC(ZSTD(1)),
    text String CODEC(ZSTD(1)),
    `recipients.token` Array(UInt64) CODEC(ZSTD(1)),
    `recipients.address` Array(String) CODEC(ZSTD(1)),
    `recipients.status` Array(LowCardinality(String)),
    `recipients.dsn` Array(LowCardinality(String)),
    weight UInt32 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(weight)
PARTITION BY toYYYYMM(at)
ORDER BY (source, offset, ordinal);

-- One row a TCP/SMTP connect. `attempt_*` is the position of the delivery attempt that connected
-- (distance = its offset minus ours, mostly 0); a connect whose delivery line never came has none.
CREATE TABLE IF NOT EXISTS connection_attempts
(
    source LowCardinality(String),
    offset UInt64 CODEC(Delta, ZSTD(1)),
    ordinal UInt32 CODEC(ZSTD(1)),
    at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    mta LowCardinality(String),
    log_host LowCardinality(String),
    host String CODEC(ZSTD(1)),
    ip String CODEC(ZSTD(1)),
    port UInt16 CODEC(ZSTD(1)),
    result LowCardinality(String),
    domain String CODEC(ZSTD(1)),
    attempt_source LowCardinality(String),
    attempt_distance Int64 CODEC(ZSTD(1)),
    attempt_ordinal UInt32 CODEC(ZSTD(1)),
    weight UInt32 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(weight)
PARTITION BY toYYYYMM(at)
ORDER BY (source, offset, ordinal);

-- Recipient lines that were no attempt: suspended, or given up.
CREATE TABLE IF NOT EXISTS not_attempted
(
    source LowCardinality(String),
    offset UInt64 CODEC(Delta, ZSTD(1)),
    ordinal UInt32 CODEC(ZSTD(1)),
    at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    mta LowCardinality(String),
    log_host LowCardinality(String),
    queue_id String CODEC(ZSTD(1)),
    domain String CODEC(ZSTD(1)),
    recipient_token UInt64 CODEC(ZSTD(1)),
    recipient_address String CODEC(ZSTD(1)),
    kind LowCardinality(String),
    status LowCardinality(String),
    dsn LowCardinality(String),
    reason LowCardinality(String),
    verdict String CODEC(ZSTD(1)),
    weight UInt32 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(weight)
PARTITION BY toYYYYMM(at)
ORDER BY (source, offset, ordinal);
