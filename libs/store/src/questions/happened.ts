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

/** What each log host's own attempts came to. */
const OF_HOSTS: readonly string[] = [
  ...['attempts', 'answered', 'suspended', 'reasons', 'recipients'],
  ...['first_tried', 'last_tried'],
];

/**
 * What `happened_buckets` holds of a window, put together; what is not counted yet counted from the attempts. One row.
 */
export function happenedSince(filter: Filter, cover: Cover): string {
  const columns = Object.keys(HAPPENED_BUCKETS.columns);
  const counted = putTogether(columns.filter((name) => name !== 'addresses'));
  return `
SELECT ${counted}, ${ADDRESSES}
FROM
(
  ${happenedBucketRows({ filter, cover, columns })}
) AS r`;
}

/** The same of attempts and lines alone: with `of_host` and its `mtas`, one row a log host. */
export const happenedByHost = (filter: Filter, cover: Cover): string => `
SELECT ${BY_HOST} ${putTogether(OF_HOSTS)}
FROM
(
  ${happenedBucketRows({ filter, cover, columns: OF_HOSTS, isByHost: true })}
) AS r
GROUP BY r.of_host`;

const putTogether = (columns: readonly string[]): string =>
  Object.entries(HAPPENED_BUCKETS.columns)
    .filter(([name]) => columns.includes(name))
    .map(([name, kind]) => together(name, kind, `r.${name}`))
    .join(', ');
