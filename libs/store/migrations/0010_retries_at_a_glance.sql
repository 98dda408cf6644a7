-- Attempts for one domain that may have been tried again, or be the trying again: what failed, what was delivered after waiting in
-- the queue, and lines that a message expired. Counted as `domain_buckets` are, by log host and minute, hour or day; the
-- few of a domain are found without reading all attempts of the time. `met` are bits: 1 unreachable, 2 no answer, 4 delivered,
-- 8 bounced or expired with the attempt, 16 no attempt but a line that the message expired, 32 failed without a word of the remote. `arrival` is in milliseconds, -1 where the log
-- does not tell (docs/decisions/0030-retries-ahead.md).
CREATE TABLE IF NOT EXISTS retry_buckets
(
    seconds UInt32 CODEC(ZSTD(1)),
    stretch DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    domain String CODEC(ZSTD(1)),
    start DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    log_host LowCardinality(String) CODEC(ZSTD(1)),
    mta LowCardinality(String) CODEC(ZSTD(1)),
    retried Array(Tuple(at Int64, arrival Int64, met UInt8, queue_id String)) CODEC(ZSTD(1)),
    version UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY (seconds, if(seconds = 86400, toYYYYMM(start), toYYYYMMDD(start)))
ORDER BY (seconds, stretch, domain, start, log_host, mta)
SETTINGS index_granularity = 512, min_compress_block_size = 4096;

-- What was counted before there were these is counted once more, days too of which hours are kept no longer; until then the attempts
-- are asked.
INSERT INTO recount_marks (owner, level, seconds, log_host, start, version)
    SELECT 'before retries', groupArray(level), groupArray(seconds), groupArray(log_host), groupArray(start_ms), 1
    FROM
    (
        SELECT multiIf(seconds = 86400, 86400, at >= newest - 345600, 60, 3600) AS level, seconds, log_host, toInt64(at) * 1000 AS start_ms
        FROM
        (
            SELECT DISTINCT toString(log_host) AS log_host, seconds, intDiv(toUnixTimestamp64Milli(start), 1000) AS at,
                least(max(at) OVER (), toInt64(toUnixTimestamp(now()))) AS newest
            FROM sender_buckets WHERE seconds IN (3600, 86400)
        )
    )
    HAVING count() > 0;
