import { HAPPENED_BUCKETS, together } from '../rollups/columns';
import type { Cover } from '../rollups/cover';
import { ALL_HASHES, commonEnd } from '../rollups/samples';
import { happenedBucketRows } from './bucket-rows';
import type { Filter } from './question';

/** Different addresses, as many as there are: beyond a sample's size an estimate. */
const ADDRESSES = `
  ${commonEnd('r.addresses')} AS found, if(found = 0, ${ALL_HASHES}, found) AS threshold,
  toUInt64(round(arrayCount(hash -> hash < threshold, groupUniqArrayArray(r.addresses)) * ${ALL_HASHES} / threshold)) AS addresses`;

const BY_HOST = `r.of_host AS of_host,
  arraySort(groupUniqArrayIf(r.of_mta, r.attempts > 0 OR notEmpty(r.recipients))) AS mtas,`;

/**
 * What `happened_buckets` holds of a window, put together; what is not counted yet counted from the attempts. One row, or with
 * `of_host` and its `mtas` one a log host.
 */
export function happenedSince(filter: Filter, cover: Cover, isByHost = false): string {
  const columns = Object.keys(HAPPENED_BUCKETS.columns);
  const counted = Object.entries(HAPPENED_BUCKETS.columns)
    .filter(([name]) => name !== 'addresses')
    .map(([name, kind]) => together(name, kind, `r.${name}`));
  return `
SELECT ${isByHost ? BY_HOST : ''} ${counted.join(', ')}, ${ADDRESSES}
FROM
(
  ${happenedBucketRows({ filter, cover, columns, isByHost })}
) AS r
${isByHost ? 'GROUP BY r.of_host' : ''}`;
}
