import type { CurveReport, DomainRetryReport, RetriesReport } from '@noanswer/answers';
import type { RetryAdvice, RetryMark } from '@noanswer/reachability';
import { ApiProperty } from '@nestjs/swagger';
import { Count, Part, Parts, Rate, SecondsOrNull, Seconds, Text } from '../openapi/fields';
import { ExaminedAnswer, FreshnessAnswer, WindowAnswer } from '../window/window-answer';
import { RetryAnswer } from './retry-answer';

export class RetryMarkAnswer implements RetryMark {
  @Seconds('After the first no answer.', 1800)
  readonly seconds!: number;
  @Rate('Delivered by then, of all that got no answer at first.', 0.4)
  readonly deliveredBy!: number | null;
  @Rate('Of those still waiting at the mark before, delivered until this one.', 0.4)
  readonly deliveredSince!: number | null;
}

export class RetriesAdviceAnswer implements RetryAdvice {
  @Count('Messages that got no answer at first.', 120)
  readonly messages!: number;
  @Count('Delivered later.', 80)
  readonly delivered!: number;
  @Count('Bounced or expired.', 40)
  readonly givenUp!: number;
  @Count('Neither, as far as the logs go.', 0)
  readonly waiting!: number;
  @Parts(RetryMarkAnswer, 'The usual moments to try again: 30 min, 1 h, 2 h, 4 h, 24 h.')
  readonly marks!: readonly RetryMarkAnswer[];
  @ApiProperty({
    type: 'array',
    items: { type: 'number', minimum: 0 },
    nullable: true,
    description:
      'Those of them at which trying again pays here, in seconds; null: too few messages.',
    example: [1800, 7200],
  })
  readonly schedule!: readonly number[] | null;
  @SecondsOrNull(
    'After so many seconds hardly anything is delivered any more; null: it still is, or too few messages.',
    7200,
  )
  readonly hopelessAfter!: number | null;
  @Text(
    'The same in words.',
    'Of 120 messages that got no answer at first 80 were delivered later.',
  )
  readonly because!: string;
}

export class CurveAnswer implements CurveReport {
  @Seconds('After the first no answer, when something ended.', 1800)
  readonly seconds!: number;
  @Rate('Probability of being still in the queue after it (Kaplan and Meier).', 0.6)
  readonly waiting!: number;
  @Rate('Probability of having been delivered by it (Aalen and Johansen).', 0.4)
  readonly deliveredBy!: number;
  @Count('Messages still in the queue, and watched, just before.', 120)
  readonly atRisk!: number;
}

export class DomainRetryAnswer extends RetryAnswer implements DomainRetryReport {
  @Text('Recipient domain.', 'example.org')
  readonly domain!: string;
}

/** Whether trying again after no answer helps. */
export class RetriesAnswer extends RetryAnswer implements RetriesReport {
  @Part(WindowAnswer, 'The time that was answered for.')
  readonly window!: WindowAnswer;
  @Part(FreshnessAnswer, 'How new the data are.')
  readonly freshness!: FreshnessAnswer;
  @Part(
    ExaminedAnswer,
    'The part of the window that this is told of: all of it up to 50,000 unreachable attempts (at the domain, where one is named), else the newest.',
  )
  readonly examined!: ExaminedAnswer;
  @Part(RetriesAdviceAnswer, 'What schedule would do.')
  readonly advice!: RetriesAdviceAnswer;
  @Parts(CurveAnswer, 'How messages leave the queue; at most some 200 steps.')
  readonly curve!: readonly CurveAnswer[];
  @Parts(DomainRetryAnswer, 'Domains, those with most messages first.')
  readonly domains!: readonly DomainRetryAnswer[];
}
