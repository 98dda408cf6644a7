-- Lines of a daemon we know that no pattern took: samples for the operator, bounded by the writer.
CREATE TABLE IF NOT EXISTS unparsed_samples
(
    source LowCardinality(String),
    offset UInt64 CODEC(Delta, ZSTD(1)),
    at DateTime64(3, 'UTC'),
    at_known UInt8,
    mta LowCardinality(String),
    program LowCardinality(String),
    why LowCardinality(String),
    text String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (source, offset);

-- What is known of each source that was read. The last row written wins.
CREATE TABLE IF NOT EXISTS sources
(
    name String,
    path String,
    kind LowCardinality(String),
    bytes_read UInt64,
    lines_read UInt64,
    lines_recognized UInt64,
    lines_not_ours UInt64,
    lines_unparsed UInt64,
    lines_cut UInt64,
    first_at Nullable(DateTime64(3, 'UTC')),
    last_at Nullable(DateTime64(3, 'UTC')),
    fingerprint_bytes UInt64,
    fingerprint String,
    tail String,
    archive String,
    modified_at Nullable(DateTime64(3, 'UTC')),
    whole Bool,
    broken_why String
)
ENGINE = ReplacingMergeTree
ORDER BY name;

-- Where a reader stands (unfinished stories and the like): a JSON text a key. The last one wins.
CREATE TABLE IF NOT EXISTS progress
(
    key String,
    value String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY key;
