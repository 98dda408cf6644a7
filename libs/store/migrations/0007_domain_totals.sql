-- Days of a domain, all log hosts and MTAs together: summed up from `domain_buckets` whenever these are counted, and narrow. Of a
-- busy domain's month thirty rows are read instead of thirty times as many as there are log hosts. A question names up to some
-- hundred domains, each a read of its own from every column: small granules and blocks, and the codec that is taken apart
-- fastest (docs/decisions/0026-rollups.md).
CREATE TABLE IF NOT EXISTS domain_totals
(
    seconds UInt32,
    stretch DateTime64(3, 'UTC'),
    domain String,
    start DateTime64(3, 'UTC'),
    tried UInt32,
    delivered UInt32,
    answered UInt32,
    no_answer UInt32,
    unreachable UInt32,
    recipients UInt32,
    suspended UInt32,
    expired UInt32,
    lines UInt32,
    first_tried Nullable(DateTime64(3, 'UTC')),
    last_tried Nullable(DateTime64(3, 'UTC')),
    first_failure Nullable(DateTime64(3, 'UTC')),
    last_failure Nullable(DateTime64(3, 'UTC')),
    first_silent Nullable(DateTime64(3, 'UTC')),
    last_silent Nullable(DateTime64(3, 'UTC')),
    last_answer Nullable(DateTime64(3, 'UTC')),
    last_connected Nullable(DateTime64(3, 'UTC')),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY (seconds, toYYYYMM(start))
ORDER BY (seconds, stretch, domain, start)
SETTINGS index_granularity = 128, min_compress_block_size = 4096;

-- Days that were counted before are counted once more; until then their hours are asked.
INSERT INTO recount_marks (owner, level, seconds, log_host, start, version)
    SELECT 'before totals', groupArray(86400), groupArray(86400), groupArray(log_host), groupArray(start_ms), 1
    FROM
    (
        SELECT DISTINCT toString(log_host) AS log_host, toUnixTimestamp64Milli(start) AS start_ms
        FROM sender_buckets WHERE seconds = 86400
    )
    HAVING count() > 0;
