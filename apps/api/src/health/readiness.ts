import { Inject, Injectable } from '@nestjs/common';
import type { Question } from '@noanswer/store';
import { API_SOURCES, type ApiSources } from '../api-options';
import type { IngestReport } from '../ingest/ingest-status';

/** Whether this process can be asked, and what an operator should know even if it can. */
export interface Readiness {
  /** Why not; empty if it is ready. */
  readonly reasons: readonly string[];
  /** Answers are given, and something is amiss with them. */
  readonly degraded: readonly string[];
}

const TRIVIAL: Question<number> = {
  name: 'alive',
  sql: 'SELECT 1 AS one',
  params: {},
  isTrivial: true,
  read: (row) => row['one'] as number,
};

const PATIENCE_MS = 3000;
const FILES_TOLD = 5;

@Injectable()
export class ReadinessCheck {
  constructor(@Inject(API_SOURCES) private readonly sources: ApiSources) {}

  async now(): Promise<Readiness> {
    const report = this.sources.ingest.report();
    const store = await this.storeTrouble();
    return {
      reasons: [...reading(report), ...store],
      degraded: [...behind(report), ...unreadable(report), ...this.undecided()],
    };
  }

  /** Who looks for unreachable domains and finds none must know whether anybody decides. */
  private undecided(): string[] {
    const watch = this.sources.watch?.report();
    if (watch?.state === 'failed')
      return [`deciding who does not answer failed: ${watch.problem ?? 'no reason was given'}`];
    if (watch?.state === 'stale') return ['whoever decides who does not answer is not heard of'];
    return [];
  }

  /** Past the turns of other questions: those are limited, and a check is not to wait for them. */
  private async storeTrouble(): Promise<string[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, 'late');
    });
    try {
      const answer = await Promise.race([this.sources.store.ask(TRIVIAL), late]);
      if (answer === 'late') return [`the store gave no answer for ${PATIENCE_MS / 1000} seconds`];
      return answer[0] === 1 ? [] : ['the store gave a wrong answer'];
    } catch {
      return ['the store cannot be asked'];
    } finally {
      clearTimeout(timer);
    }
  }
}

function reading({ state, problem }: IngestReport): string[] {
  switch (state) {
    case 'starting':
      return ['the logs are being looked for'];
    case 'stopped':
      return [`reading stands still: ${problem?.message ?? 'no reason was given'}`];
    case 'leaving':
      return ['the process was told to end'];
    case 'catching_up':
    case 'following':
      return [];
  }
}

function behind({ state, files }: IngestReport): string[] {
  if (state !== 'catching_up') return [];
  const bytes = files.reduce((sum, file) => sum + (file.behind ?? 0), 0);
  return [`what was written before is still being read: ${bytes} bytes to go`];
}

function unreadable({ files, state }: IngestReport): string[] {
  if (files.length === 0 && state !== 'starting') return ['there is no log to read'];
  const bad = files.filter((file) => file.state === 'unreadable');
  const told = bad.slice(0, FILES_TOLD).map(({ path, note }) => `${path}: ${note ?? 'unreadable'}`);
  return bad.length > FILES_TOLD
    ? [...told, `${bad.length - FILES_TOLD} more logs unreadable`]
    : told;
}
