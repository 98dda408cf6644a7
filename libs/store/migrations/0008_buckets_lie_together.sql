-- All columns of a part in one file, however large it is: one domain's rows are a few granules, and each column was a file to
-- be opened and a place to be found in every part. The days of the worst 20 took a third of the CPU, those of the worst 100
-- half (docs/decisions/0026-rollups.md). Parts that are there are written so when they are merged.
ALTER TABLE domain_buckets MODIFY SETTING min_bytes_for_wide_part = 1099511627776;
ALTER TABLE connection_buckets MODIFY SETTING min_bytes_for_wide_part = 1099511627776;
ALTER TABLE domain_totals MODIFY SETTING min_bytes_for_wide_part = 1099511627776;
