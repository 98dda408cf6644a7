-- What was decided, as it changed: one row a change of an episode (kind, id), named by the evaluation that told it, so
-- that an evaluation made again replaces its rows (docs/decisions/0028-watching.md). Rows with `is_refresh` tell
-- no change: the evidence of what is still open, as it has grown. One with `is_void` takes a row back.
CREATE TABLE IF NOT EXISTS decisions
(
    kind LowCardinality(String),
    id String CODEC(ZSTD(1)),
    at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    subject String CODEC(ZSTD(1)),
    state LowCardinality(String),
    began DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    since Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    ended_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    is_over Bool,
    is_refresh Bool,
    is_void Bool,
    evidence String CODEC(ZSTD(3)),
    sentence String CODEC(ZSTD(3)),
    version UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(at)
ORDER BY (kind, id, at);

-- Whoever hears of changes as they happen asks for what is newer than what he has.
ALTER TABLE decisions ADD INDEX IF NOT EXISTS by_version version TYPE minmax GRANULARITY 1;

-- What one evaluation hands to the next, in pieces: two copies in turn, so that one is whole whenever a process is
-- killed. Piece 0 is written last and tells what belongs to it.
CREATE TABLE IF NOT EXISTS watch_memories
(
    copy LowCardinality(String),
    piece UInt32,
    text String CODEC(NONE),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (copy, piece);
