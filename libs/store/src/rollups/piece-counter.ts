import { randomUUID } from 'node:crypto';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { DAY, HOUR } from '@noanswer/reachability';
import { askThrough, type KeptDays } from '../engine/ask';
import { settingsText } from '../engine/settings';
import { codeOf } from '../errors';
import type { Level } from './levels';
import { paramsOf, type Piece } from './pieces';
import {
  markedRows,
  newestVersion,
  recountStatements,
  summaryStatements,
  sumUpStatements,
} from './recount-sql';
import { dropStatements, gatheredTables, gatherStatements, type RowTables } from './row-tables';

type Params = Readonly<Record<string, unknown>>;

/** ClickHouse's codes (its `ErrorCodes.cpp`). */
const MEMORY_LIMIT_EXCEEDED = '241';
const UNKNOWN_TABLE = '60';
/** No memory; and what is forbidden to the user: read-only, a setting, a grant. Then and there, rows are counted where they are. */
const NOT_TO_BE_GATHERED: ReadonlySet<string> = new Set([
  MEMORY_LIMIT_EXCEEDED,
  ...[UNKNOWN_TABLE, '164', '452', '497'],
]);

/** In a cluster rows go where their domain belongs, not where they were counted. */
const WHOLE: ClickHouseSettings = { parallel_distributed_insert_select: '0' };

/** Said in the statement: what is sent beside it stays with the embedded engine's connection. */
const OVER_THE_DISK = settingsText({
  max_bytes_before_external_group_by: 33_554_432,
  join_algorithm: 'grace_hash',
  max_bytes_in_join: 8_388_608,
});

/** What one row that is gathered may take, while it is and after: several times what it does on an average. */
const GATHERED_BYTES = 1024;

export interface CountingOptions {
  /** Days for which buckets of hours are kept. */
  readonly kept: Pick<KeptDays, 'hours'>;
  /** Rows of attempts that are counted by one statement. */
  readonly pieceRows: number;
  /** Not in a cluster: a server sends all temporary tables of a session along with whatever is read of other shards. */
  readonly isGathering: boolean;
}

/** Tables of one session, which ends with the piece: who was cut off in it locks nobody out. */
interface Gathered {
  readonly tables: RowTables;
  readonly session: string;
}

/** Counts the buckets of one piece at a time, on a connection of its own. */
export class PieceCounter {
  /** How many pieces were gathered first. */
  gathered = 0;
  private nth = 0;
  private readonly name = randomUUID();
  /** By the clock: not sooner, for it was refused. */
  private gathersFrom: number;

  constructor(
    private readonly client: ClickHouseClient,
    private readonly options: CountingOptions,
  ) {
    this.gathersFrom = options.isGathering ? -Infinity : Infinity;
  }

  async count(piece: Piece): Promise<void> {
    const { level } = piece;
    const params = paramsOf(piece);
    const version = await this.nextVersion(level, params);
    const areHoursThere = piece.from > Date.now() - this.options.kept.hours * DAY;
    if (level === 'day' && areHoursThere)
      await this.writeAll(sumUpStatements('day', 'hour'), { ...params, version });
    else await this.countRows(piece, { ...params, version });
    const later = await this.nextVersion(level, params);
    await this.writeAll(summaryStatements(level), { ...params, version: later });
  }

  /** Each kind of buckets asks for the rows several times: of a minute, finding them took most of the time. */
  private async countRows(piece: Piece, params: Params): Promise<void> {
    const { level } = piece;
    const gathered = await this.gather(piece, params);
    if (gathered === undefined) {
      await this.writeAll(recountStatements(level), params);
      return;
    }
    try {
      await this.writeAll(recountStatements(level, gathered.tables), params, gathered.session);
      await this.drop(gathered);
    } catch (error) {
      await this.dropAfter(error, gathered);
      if (codeOf(error) !== UNKNOWN_TABLE) throw error;
      // A balancer sent this to another server than that before, which has no such tables.
      this.gathersFrom = performance.now() + HOUR;
      await this.writeAll(recountStatements(level), params);
    }
  }

  /** Undefined: they are counted where they are, for there are too many, nobody knows how many, or we may not. */
  private async gather(piece: Piece, params: Params): Promise<Gathered | undefined> {
    const { pieceRows } = this.options;
    if (performance.now() < this.gathersFrom || rowsOf(piece) > pieceRows) return undefined;
    this.nth += 1;
    const tables = gatheredTables(this.nth);
    const gathered = { tables, session: `${this.name}-${this.nth}` };
    try {
      for (const query of gatherStatements(tables, markedRows, GATHERED_BYTES * pieceRows))
        await this.command(query, params, {}, gathered.session);
      this.gathered += 1;
      return gathered;
    } catch (error) {
      await this.dropAfter(error, gathered);
      const code = codeOf(error);
      if (!NOT_TO_BE_GATHERED.has(code)) throw error;
      if (code !== MEMORY_LIMIT_EXCEEDED) this.gathersFrom = performance.now() + HOUR;
      return undefined;
    }
  }

  /** Where the engine has answered. A server that did not may be at it still, and ends the session by itself. */
  private async dropAfter(error: unknown, gathered: Gathered): Promise<void> {
    const hasAnswered = /^\d+$/.test(codeOf(error));
    if (hasAnswered) await this.drop(gathered).catch(() => undefined);
  }

  /** What is not dropped ends with a server's session, a minute after it was heard of last. */
  private async drop({ tables, session }: Gathered): Promise<void> {
    for (const query of dropStatements(tables)) await this.command(query, {}, {}, session);
  }

  private async writeAll(
    statements: readonly string[],
    params: Params,
    session?: string,
  ): Promise<void> {
    for (const query of statements) await this.write(query, params, session);
  }

  /** How many rows a mark of an earlier process stands for is not known: where they are too many, over the disk. */
  private async write(query: string, params: Params, session?: string): Promise<void> {
    try {
      await this.command(query, params, WHOLE, session);
    } catch (error) {
      if (codeOf(error) !== MEMORY_LIMIT_EXCEEDED) throw error;
      await this.command(`${query}\n${OVER_THE_DISK}`, params, WHOLE, session);
    }
  }

  private async command(
    query: string,
    params: Params,
    settings: ClickHouseSettings,
    session?: string,
  ): Promise<void> {
    await this.client.command({
      query,
      query_params: params,
      clickhouse_settings: settings,
      ...(session !== undefined && { session_id: session }),
    });
  }

  /**
   * The server's clock before it looks at any row: who counted later has the greater one, and is right. Greater
   * than what is there in any case, should the clock have been set back.
   */
  private async nextVersion(level: Level, params: Params): Promise<number> {
    const [version = 0] = await askThrough(this.client, {
      name: 'newest_version',
      sql: `SELECT greatest(toUnixTimestamp64Micro(now64(6)), toInt64(max(version)) + 1) AS version FROM (${newestVersion(level)})`,
      params,
      read: (row) => row['version'] as number,
    });
    return version;
  }
}

/** As far as it is known: of marks of an earlier process it is not. */
const rowsOf = ({ marks }: Piece): number =>
  marks.reduce((sum, { rows }) => sum + (rows || Infinity), 0);
