import { Inject, Injectable } from '@nestjs/common';
import type { Filter } from '@noanswer/store';
import { API_SOURCES, type ApiSources } from '../api-options';
import { freshnessOf } from './freshness';
import { windowOf } from './window';
import type { WindowedAnswer } from './window-answer';
import type { WindowQuery } from './window-query';
import type { Plain } from '../openapi/plain';

/** What one request asks about. */
export interface Inquiry {
  readonly filter: Filter;
  /** What its answer begins with. */
  readonly frame: Plain<WindowedAnswer>;
  /** Where the window ends: as asked, or now. */
  readonly end: number;
}

/** The clock and the freshness of the data, as the request finds them: before anything is asked. */
@Injectable()
export class Inquiries {
  constructor(@Inject(API_SOURCES) private readonly sources: ApiSources) {}

  /** `usual`: the window of a query that names none. */
  about(query: Plain<WindowQuery>, usual?: string): Inquiry {
    const now = Date.now();
    const { filter, window } = windowOf(query, now, usual);
    const frame = { window, freshness: this.freshness(now) };
    return { filter, frame, end: filter.until ?? now };
  }

  private freshness(now: number): Plain<WindowedAnswer>['freshness'] {
    return freshnessOf(this.sources.ingest.report(), now);
  }
}
