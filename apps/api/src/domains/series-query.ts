import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { invalidQuery } from '../problems/problem-error';
import { WindowQuery } from '../window/window-query';

export const BUCKETS = ['5m', '1h', '1d'] as const;
export type Bucket = (typeof BUCKETS)[number];

const SECONDS: Readonly<Record<Bucket, number>> = { '5m': 300, '1h': 3600, '1d': 86_400 };

/** More than a screen is wide; a week of five minutes fits. */
const MOST_SPANS = 2100;

export class SeriesQuery extends WindowQuery {
  @ApiPropertyOptional({
    enum: [...BUCKETS],
    description: `How long a span is; without it as suits the window. At most ${MOST_SPANS} of them.`,
  })
  @IsOptional()
  @IsIn(BUCKETS, { message: BUCKETS.join(', ') })
  readonly bucket?: Bucket;
}

/** The spans of a window, as wanted or as suits it. */
export function bucketOf(
  wanted: Bucket | undefined,
  since: number,
  until: number,
): { readonly bucket: Bucket; readonly seconds: number } {
  const spansOf = (bucket: Bucket): number => (until - since) / (SECONDS[bucket] * 1000);
  const bucket = wanted ?? BUCKETS.find((each) => spansOf(each) <= 300) ?? '1d';
  if (spansOf(bucket) > MOST_SPANS)
    throw invalidQuery([
      {
        field: wanted === undefined ? 'window' : 'bucket',
        allowed: `longer spans or a shorter window: ${MOST_SPANS} spans at most`,
      },
    ]);
  return { bucket, seconds: SECONDS[bucket] };
}
