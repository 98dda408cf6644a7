-- Decisions in the order in which they were told: what stands at a moment is found among what was told since all that is open was
-- told anew, and that lies together here (docs/decisions/0028-watching.md). In `decisions` it lay by episode, and whoever
-- asked what stands read a month. Granules are small: of what stands a page of evidence is read.
CREATE TABLE IF NOT EXISTS told_decisions
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
ORDER BY (kind, at, id)
SETTINGS index_granularity = 256;

-- Whoever hears of changes as they happen asks for what is newer than what he has.
ALTER TABLE told_decisions ADD INDEX IF NOT EXISTS by_version version TYPE minmax GRANULARITY 1;

INSERT INTO told_decisions (kind, id, at, subject, state, began, since, ended_at, is_over, is_refresh, is_void, evidence, sentence, version)
    SELECT kind, id, at, subject, state, began, since, ended_at, is_over, is_refresh, is_void, evidence, sentence, version
    FROM decisions;
