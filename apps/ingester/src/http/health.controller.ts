import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common';
import type { Gap } from '@noanswer/source/kafka';
import type { LookedAt } from '../readers/readers';
import { READERS } from './readers-token';

/** What `/health/ready` answers, ready or not. */
export interface ReadyAnswer {
  readonly status: 'ready' | 'starting' | 'standing still';
  /** What is in the way; null if nothing. */
  readonly problem: {
    readonly of: 'kafka' | 'store';
    readonly message: string;
    readonly since: string;
    readonly nextTryAt: string;
  } | null;
  readonly partitions: number;
  readonly recordsBehind: number;
  /** All that was taken is in the store: nothing of it would be read again after a crash. */
  readonly isSaved: boolean;
  /** When something was saved last; null if nothing was to be saved since reading began. */
  readonly savedAt: string | null;
  /** Records that Kafka deleted before they were read, since this process started. */
  readonly gaps: {
    readonly found: number;
    readonly recordsLost: number;
    readonly latest: readonly Gap[];
  };
}

@Controller('health')
export class HealthController {
  constructor(@Inject(READERS) private readonly readers: LookedAt) {}

  /** The process runs and answers. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  /** It reads: Kafka and the store are there. A gap is told, and is no reason to be restarted. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<ReadyAnswer> {
    const answer = await this.answer();
    if (answer.status === 'ready') return answer;
    throw new ServiceUnavailableException(answer);
  }

  private async answer(): Promise<ReadyAnswer> {
    const { problem, partitions, isSaved, savedAt, tallies, isReading } = await this.readers.look();
    const notReady = problem === null ? 'starting' : 'standing still';
    return {
      status: isReading ? 'ready' : notReady,
      problem:
        problem === null
          ? null
          : {
              of: problem.of,
              message: problem.message,
              since: iso(problem.since),
              nextTryAt: iso(problem.nextTryAt),
            },
      partitions: partitions.length,
      recordsBehind: partitions.reduce((sum, { lag }) => sum + lag, 0),
      isSaved,
      savedAt: savedAt === null ? null : iso(savedAt),
      gaps: { found: tallies.gapsFound, recordsLost: tallies.recordsLost, latest: tallies.gaps },
    };
  }
}

const iso = (at: number): string => new Date(at).toISOString();
