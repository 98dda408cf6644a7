-- What happened at one log host in one minute, hour or day, whatever the domain: counted as `domain_buckets` are. `replies`
-- are reply code and enhanced code with a space between. `addresses` are the smallest 1,024 hashes of `ip:port`: of
-- buckets put together they tell how many different ones there were, exactly up to that number, and beyond it within
-- a few percent (docs/decisions/0029-samples.md).
CREATE TABLE IF NOT EXISTS happened_buckets
(
    seconds UInt32 CODEC(ZSTD(1)),
    stretch DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    start DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    log_host LowCardinality(String) CODEC(ZSTD(1)),
    mta LowCardinality(String) CODEC(ZSTD(1)),
    attempts UInt32 CODEC(ZSTD(1)),
    answered UInt32 CODEC(ZSTD(1)),
    suspended UInt32 CODEC(ZSTD(1)),
    reasons Map(LowCardinality(String), UInt32) CODEC(ZSTD(1)),
    replies Map(String, UInt32) CODEC(ZSTD(1)),
    recipients Map(LowCardinality(String), UInt32) CODEC(ZSTD(1)),
    status_codes Map(String, UInt32) CODEC(ZSTD(1)),
    connections Map(LowCardinality(String), UInt32) CODEC(ZSTD(1)),
    addresses Array(UInt32) CODEC(ZSTD(1)),
    first_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    first_tried Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    last_tried Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    version UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY (seconds, if(seconds = 60, toYYYYMMDD(start), toYYYYMM(start)))
ORDER BY (seconds, stretch, start, log_host, mta);

-- Of the domains of one log host in one minute, hour or day the 1,024 with the smallest hashes, and of each what became of
-- it: 1 tried, 2 reached, 4 answered (rollups/samples.ts). Small or large, samples of the same hashes can be put together and compared.
CREATE TABLE IF NOT EXISTS domain_samples
(
    seconds UInt32 CODEC(ZSTD(1)),
    start DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    log_host LowCardinality(String) CODEC(ZSTD(1)),
    mta LowCardinality(String) CODEC(ZSTD(1)),
    attempts UInt32 CODEC(ZSTD(1)),
    hashes Array(UInt32) CODEC(ZSTD(1)),
    flags Array(UInt8) CODEC(ZSTD(1)),
    version UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY (seconds, if(seconds = 60, toYYYYMMDD(start), toYYYYMM(start)))
ORDER BY (seconds, start, log_host, mta)
SETTINGS index_granularity = 64;

-- What was counted before there were these is counted once more; until then the attempts are asked.
INSERT INTO recount_marks (owner, level, seconds, log_host, start, version)
    SELECT 'before samples', groupArray(if(start >= newest - 345600, 60, 3600)), groupArray(3600),
        groupArray(log_host), groupArray(toInt64(start) * 1000), 1
    FROM
    (
        SELECT DISTINCT toString(log_host) AS log_host, toUnixTimestamp(start) AS start, max(start) OVER () AS newest
        FROM sender_buckets WHERE seconds = 3600
    )
    HAVING count() > 0;
