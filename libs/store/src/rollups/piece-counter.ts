import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { DAY } from '@noanswer/reachability';
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
import {
  dropStatements,
  gatheredTables,
  gatherStatements,
  STORED,
  type RowTables,
} from './row-tables';

type Params = Readonly<Record<string, unknown>>;

const MEMORY_LIMIT_EXCEEDED = '241';

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
}

/** Counts the buckets of one piece at a time, on a connection of its own that is a session. */
export class PieceCounter {
  /** How many pieces were gathered first. */
  gathered = 0;
  private nth = 0;
  /** There is a session, and we may. */
  private canGather = true;

  constructor(
    private readonly client: ClickHouseClient,
    private readonly options: CountingOptions,
  ) {}

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
    const tables = await this.gather(piece, params);
    try {
      await this.writeAll(recountStatements(piece.level, tables), params);
    } catch (error) {
      if (tables.isWhole || !isOfTheEngine(error)) throw error;
      // A balancer sent this to another server than that before, which has no such tables.
      this.canGather = false;
      await this.writeAll(recountStatements(piece.level), params);
    } finally {
      if (!tables.isWhole) await this.drop(tables);
    }
  }

  /** @returns where the rows are now; as they were, where there are too many or there is no session. */
  private async gather(piece: Piece, params: Params): Promise<RowTables> {
    const { pieceRows } = this.options;
    if (!this.canGather || rowsOf(piece) > pieceRows) return STORED;
    const tables = gatheredTables((this.nth += 1));
    try {
      const mostBytes = GATHERED_BYTES * pieceRows;
      for (const query of gatherStatements(tables, markedRows, mostBytes))
        await this.command(query, params);
      this.gathered += 1;
      return tables;
    } catch (error) {
      if (!isOfTheEngine(error)) throw error;
      if (codeOf(error) !== MEMORY_LIMIT_EXCEEDED) this.canGather = false;
      await this.drop(tables);
      return STORED;
    }
  }

  /** What cannot be dropped is gone with the session. */
  private async drop(tables: RowTables): Promise<void> {
    for (const query of dropStatements(tables))
      await this.command(query, {}).catch(() => undefined);
  }

  private async writeAll(statements: readonly string[], params: Params): Promise<void> {
    for (const query of statements) await this.write(query, params);
  }

  /** How many rows a mark of an earlier process stands for is not known: where they are too many, over the disk. */
  private async write(query: string, params: Params): Promise<void> {
    try {
      await this.command(query, params, WHOLE);
    } catch (error) {
      if (codeOf(error) !== MEMORY_LIMIT_EXCEEDED) throw error;
      await this.command(`${query}\n${OVER_THE_DISK}`, params, WHOLE);
    }
  }

  private async command(
    query: string,
    params: Params,
    settings: ClickHouseSettings = {},
  ): Promise<void> {
    await this.client.command({ query, query_params: params, clickhouse_settings: settings });
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

/** Refused by the engine: its codes are numbers, those of a connection words. */
const isOfTheEngine = (error: unknown): boolean => /^\d+$/.test(codeOf(error));

/** As far as it is known. */
const rowsOf = ({ marks }: Piece): number => marks.reduce((sum, { rows }) => sum + rows, 0);
