import type { IngestReport } from '../ingest/ingest-status';
import { OneOf, Texts } from '../openapi/fields';
import { INGEST_STATES } from '../window/window-answer';

export class LiveAnswer {
  @OneOf(['live'], 'The process answers.')
  readonly status!: 'live';
}

export class ReadyAnswer {
  @OneOf(['ready', 'degraded'], '`degraded`: answers are given, but read what is amiss.')
  readonly status!: 'ready' | 'degraded';
  @OneOf(INGEST_STATES, 'What the reading of logs does.')
  readonly ingest!: IngestReport['state'];
  @Texts('What is amiss, in words.', [])
  readonly degraded!: readonly string[];
}
