-- All columns of a part in one file, however large it is: one domain's rows are a few granules, and each column was a file to
-- be opened and a place to be found in every part (docs/decisions/0026-rollups.md). Parts that are there are written so when
-- they are merged.
ALTER TABLE domain_buckets MODIFY SETTING min_bytes_for_wide_part = 1099511627776;
ALTER TABLE connection_buckets MODIFY SETTING min_bytes_for_wide_part = 1099511627776;
ALTER TABLE domain_totals MODIFY SETTING min_bytes_for_wide_part = 1099511627776;

-- A month of domain_totals becomes one part when no day was counted for ten minutes: the worst domains are as many
-- reads as there are domains, columns and parts. The table is narrow, so that this costs seconds.
ALTER TABLE domain_totals MODIFY SETTING min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1;
