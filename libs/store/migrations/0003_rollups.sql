-- Sources are written nearly in the order of time, so a granule of rows is a narrow piece of time: questions
-- about an hour read an hour.
ALTER TABLE delivery_attempts ADD INDEX IF NOT EXISTS at_range at TYPE minmax GRANULARITY 1;
ALTER TABLE connection_attempts ADD INDEX IF NOT EXISTS at_range at TYPE minmax GRANULARITY 1;
ALTER TABLE not_attempted ADD INDEX IF NOT EXISTS at_range at TYPE minmax GRANULARITY 1;
ALTER TABLE delivery_attempts MATERIALIZE INDEX at_range;
ALTER TABLE connection_attempts MATERIALIZE INDEX at_range;
ALTER TABLE not_attempted MATERIALIZE INDEX at_range;

-- Places by their id, as it is kept here: who joins a minute's rows to their names must not take the hash of
-- all places first. Written with `places`, where rows are counted ahead.
CREATE TABLE IF NOT EXISTS place_names
(
    id UInt64 CODEC(NONE),
    domain String CODEC(ZSTD(3)),
    host String CODEC(ZSTD(3)),
    ip String CODEC(ZSTD(3)),
    port UInt16 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
ORDER BY id
SETTINGS index_granularity = 1024;
INSERT INTO place_names SELECT id, domain, host, ip, port FROM places;

-- What was counted of one recipient domain by one log host in one minute, hour or day (`seconds` long, from
-- `start` on). Rows are never added to: a bucket is counted anew from the attempts, and the newest count
-- replaces the older ones (docs/decisions/0026-rollups.md). One without anything in it is a row of zeros.
-- `stretch` is the hour of a minute, the day of an hour, a year (52 weeks) of a day: within it a domain's
-- buckets lie together, and those of another stretch are not read. Granules are small, and so are compressed
-- blocks: one domain's buckets are mostly what is asked for.
CREATE TABLE IF NOT EXISTS domain_buckets
(
    seconds UInt32 CODEC(ZSTD(1)),
    stretch DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    domain String CODEC(ZSTD(1)),
    start DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    log_host LowCardinality(String) CODEC(ZSTD(1)),
    mta LowCardinality(String) CODEC(ZSTD(1)),
    tried UInt32 CODEC(ZSTD(1)),
    attempts UInt32 CODEC(ZSTD(1)),
    delivered UInt32 CODEC(ZSTD(1)),
    answered UInt32 CODEC(ZSTD(1)),
    no_answer UInt32 CODEC(ZSTD(1)),
    unreachable UInt32 CODEC(ZSTD(1)),
    attempts_answered UInt32 CODEC(ZSTD(1)),
    recipients UInt32 CODEC(ZSTD(1)),
    suspended UInt32 CODEC(ZSTD(1)),
    expired UInt32 CODEC(ZSTD(1)),
    lines UInt32 CODEC(ZSTD(1)),
    reasons Map(LowCardinality(String), UInt32) CODEC(ZSTD(1)),
    verdicts Map(String, UInt32) CODEC(ZSTD(1)),
    addresses Map(String, UInt32) CODEC(ZSTD(1)),
    samples Array(String) CODEC(ZSTD(1)),
    first_tried Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_tried Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    first_failure Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_failure Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    first_unreachable Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_unreachable Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    first_silent Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_silent Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_answer Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_connected Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    version UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY (seconds, if(seconds = 86400, toYYYYMM(start), toYYYYMMDD(start)))
ORDER BY (seconds, stretch, domain, start, log_host, mta)
SETTINGS index_granularity = 512, min_compress_block_size = 4096;

-- The same of connection attempts: by the domain that they were made for and the `host[ip]:port`.
CREATE TABLE IF NOT EXISTS connection_buckets
(
    seconds UInt32 CODEC(ZSTD(1)),
    stretch DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    domain String CODEC(ZSTD(1)),
    host String CODEC(ZSTD(1)),
    ip String CODEC(ZSTD(1)),
    port UInt16 CODEC(ZSTD(1)),
    start DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    log_host LowCardinality(String) CODEC(ZSTD(1)),
    mta LowCardinality(String) CODEC(ZSTD(1)),
    connections UInt32 CODEC(ZSTD(1)),
    answered UInt32 CODEC(ZSTD(1)),
    no_answer UInt32 CODEC(ZSTD(1)),
    unreachable UInt32 CODEC(ZSTD(1)),
    results Map(LowCardinality(String), UInt32) CODEC(ZSTD(1)),
    samples Array(String) CODEC(ZSTD(1)),
    first_failure Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_failure Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    first_unreachable Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_unreachable Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_answer Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    version UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY (seconds, if(seconds = 86400, toYYYYMM(start), toYYYYMMDD(start)))
ORDER BY (seconds, stretch, domain, host, ip, port, start, log_host, mta)
SETTINGS index_granularity = 512, min_compress_block_size = 4096;

-- Of hours and days, which domains failed, all log hosts together: a small part of all rows, in which the worst
-- domains are found.
CREATE TABLE IF NOT EXISTS failing_buckets
(
    seconds UInt32 CODEC(ZSTD(1)),
    start DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    domain String CODEC(ZSTD(1)),
    no_answer UInt32 CODEC(ZSTD(1)),
    unreachable UInt32 CODEC(ZSTD(1)),
    version UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY (seconds, toYYYYMM(start))
ORDER BY (seconds, start, domain);

-- All domains of one log host together.
CREATE TABLE IF NOT EXISTS sender_buckets
(
    seconds UInt32 CODEC(ZSTD(1)),
    start DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    log_host LowCardinality(String) CODEC(ZSTD(1)),
    mta LowCardinality(String) CODEC(ZSTD(1)),
    tried UInt32 CODEC(ZSTD(1)),
    attempts UInt32 CODEC(ZSTD(1)),
    delivered UInt32 CODEC(ZSTD(1)),
    answered UInt32 CODEC(ZSTD(1)),
    no_answer UInt32 CODEC(ZSTD(1)),
    unreachable UInt32 CODEC(ZSTD(1)),
    attempts_answered UInt32 CODEC(ZSTD(1)),
    recipients UInt32 CODEC(ZSTD(1)),
    suspended UInt32 CODEC(ZSTD(1)),
    expired UInt32 CODEC(ZSTD(1)),
    lines UInt32 CODEC(ZSTD(1)),
    reasons Map(LowCardinality(String), UInt32) CODEC(ZSTD(1)),
    domains UInt32 CODEC(ZSTD(1)),
    failing_domains UInt32 CODEC(ZSTD(1)),
    version UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY (seconds, if(seconds = 60, toYYYYMMDD(start), toYYYYMM(start)))
ORDER BY (seconds, start, log_host, mta);

-- Whoever follows the counts asks for what is newer than what he has.
ALTER TABLE domain_buckets ADD INDEX IF NOT EXISTS by_version version TYPE minmax GRANULARITY 1;
ALTER TABLE connection_buckets ADD INDEX IF NOT EXISTS by_version version TYPE minmax GRANULARITY 1;

-- What is to be counted anew. Each process that writes rows keeps one row here, its own, and writes the whole of
-- it: a mark is in before the rows that it is about. Of a mark, `seconds` says how much time from `start` on,
-- and `level` which buckets: 60 all, 3600 those of hours and days, 86400 those of days.
CREATE TABLE IF NOT EXISTS recount_marks
(
    owner String,
    level Array(UInt32),
    seconds Array(UInt32),
    log_host Array(String),
    start Array(Int64),
    written_at DateTime64(3, 'UTC') DEFAULT now64(3),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY owner;

-- What was written before there were buckets: minutes of the newest four days, hours of all.
INSERT INTO recount_marks (owner, level, seconds, log_host, start, version)
    SELECT 'before buckets', groupArray(if(hour >= newest - 345600, 60, 3600)),
        groupArray(3600), groupArray(log_host), groupArray(toInt64(hour) * 1000), 1
    FROM
    (
        SELECT toString(log_host) AS log_host,
            intDiv(toUnixTimestamp64Milli(at) - positiveModulo(toUnixTimestamp64Milli(at), 3600000), 1000) AS hour,
            least(max(hour) OVER (), toInt64(toUnixTimestamp(now()))) AS newest
        FROM
        (
            SELECT log_host, at FROM delivery_attempts
            UNION ALL SELECT log_host, at FROM connection_attempts
            UNION ALL SELECT log_host, at FROM not_attempted
        )
        GROUP BY log_host, hour
    )
    HAVING count() > 0;
