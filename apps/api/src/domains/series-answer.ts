import type { SeriesReport } from '@noanswer/answers';
import { Count, Flag, Moment, OneOf, Parts, Text } from '../openapi/fields';
import { RatesAnswer } from '../rates/rates-answer';
import { WindowedAnswer } from '../window/window-answer';
import { BUCKETS, type Bucket } from './series-query';

/** One span of time. */
export class SeriesSpanAnswer extends RatesAnswer implements SeriesReport {
  @Moment('When it begins; spans begin at full days, hours and minutes of UTC.')
  readonly from!: string;
  @Count('Attempts that were delivered.', 17)
  readonly delivered!: number;
  @Count('Attempts in which the remote said anything, even no.', 17)
  readonly answered!: number;
  @Count('Recipient lines that were no attempt.', 0)
  readonly suspended!: number;
  @Flag('Whether the window holds only a part of it: its first and its last span.', false)
  readonly partial!: boolean;
}

export class SeriesAnswer extends WindowedAnswer {
  @Text('Recipient domain, as the logs write it.', 'example.org')
  readonly domain!: string;
  @OneOf(BUCKETS, 'How long a span is.')
  readonly bucket!: Bucket;
  @Parts(SeriesSpanAnswer, 'All spans of the window, in order.')
  readonly series!: readonly SeriesSpanAnswer[];
}
