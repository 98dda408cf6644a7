import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Session } from 'chdb';
import { clusterOfOne, withoutKeeper } from './cluster-of-one';

/** A server ends sessions after a minute without requests. */
const MOST_NAMED = 20;

/** One request as the engine is to run it. */
export interface EngineRequest {
  readonly sql: string;
  readonly database: string;
  /** Settings of the user's profile: they come first, and may forbid the others. */
  readonly profile?: Readonly<Record<string, string>>;
  /** ClickHouse's settings as they stand in the URL. */
  readonly settings: Readonly<Record<string, string>>;
  /** Values of `{name:Type}`, escaped as they stand in the URL. */
  readonly params: Readonly<Record<string, string>>;
  /** Format of the answer where the SQL names none. */
  readonly format: string;
  /** Temporary tables last from one request to the next under this name. */
  readonly sessionId?: string | undefined;
  /** Rows that follow an `INSERT … FORMAT X`. */
  readonly body: Buffer | undefined;
}

/** An error as ClickHouse tells it. */
export class EngineError extends Error {
  constructor(
    readonly code: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * ClickHouse in this process. A request gets a session of its own, as over HTTP, or an idle one that was
 * given the same settings: nothing of a request is left for the next.
 */
export class Engine {
  private readonly idle = new Map<string, Session[]>();
  private readonly named = new Map<string, Session>();
  private readonly bodies: string;
  private files = 0;
  readonly version: string;

  constructor(
    private readonly directory: string,
    private readonly cluster?: string,
  ) {
    this.bodies = join(directory, 'bodies');
    rmSync(this.bodies, { recursive: true, force: true });
    mkdirSync(this.bodies, { recursive: true });
    const session = this.newSession();
    this.version = session.query('SELECT version()', 'TSV').trim();
    this.idle.set('', [session]);
  }

  async run(request: EngineRequest): Promise<Uint8Array> {
    const { body } = request;
    if (body === undefined) return this.runIn(request, request.sql);
    const path = join(this.bodies, `${this.files++}.body`);
    await writeFile(path, body);
    try {
      // The engine takes binary rows from files only. INFILE reads them as a server reads a body: with the
      // types of the table.
      const { head, format } = insertParts(request.sql);
      return await this.runIn(request, `${head} FROM INFILE '${path}' FORMAT ${format}`);
    } finally {
      rmSync(path, { force: true });
    }
  }

  /** The first half of an insert's rows, as if the server had died between two blocks. */
  async runHalf(request: EngineRequest): Promise<void> {
    const path = join(this.bodies, `${this.files++}.body`);
    await writeFile(path, request.body ?? '');
    const { head, format } = insertParts(request.sql);
    const file = `file('${path}', '${format}')`;
    const rows = await this.runIn({ ...request, format: 'TSV' }, `SELECT count() FROM ${file}`);
    const half = Math.floor(Number(Buffer.from(rows).toString()) / 2);
    const columns = head.includes('(')
      ? head.slice(head.indexOf('(') + 1, head.lastIndexOf(')'))
      : '*';
    await this.runIn(request, `${head} SELECT ${columns} FROM ${file} LIMIT ${half}`);
    rmSync(path, { force: true });
  }

  close(): void {
    for (const sessions of this.idle.values()) for (const session of sessions) session.close();
    for (const session of this.named.values()) session.close();
  }

  private async runIn(request: EngineRequest, sql: string): Promise<Uint8Array> {
    if (request.sessionId !== undefined) return this.runNamed(request, request.sessionId, sql);
    const key = JSON.stringify([request.database, request.profile, request.settings]);
    const session = this.idle.get(key)?.pop() ?? (await this.openSession(request));
    try {
      return await this.ask(session, request, sql, []);
    } finally {
      const idle = this.idle.get(key);
      if (idle === undefined) this.idle.set(key, [session]);
      else idle.push(session);
    }
  }

  /** One connection for a session, until there are too many newer ones. Settings of a request stay with it, which a server's do not. */
  private async runNamed(request: EngineRequest, id: string, sql: string): Promise<Uint8Array> {
    const session = this.named.get(id) ?? (await this.openSession({ ...request, settings: {} }));
    this.named.set(id, session);
    const [oldest] = this.named;
    if (oldest !== undefined && this.named.size > MOST_NAMED) {
      this.named.delete(oldest[0]);
      oldest[1].close();
    }
    const settings = Object.entries(request.settings).map(([name, value]) => set(name, value));
    return this.ask(session, request, sql, settings);
  }

  private async ask(
    session: Session,
    { params, format }: EngineRequest,
    sql: string,
    settings: readonly string[],
  ): Promise<Uint8Array> {
    const bind = Object.entries(params).map(([name, value]) => set(`param_${name}`, value));
    const said = this.cluster === undefined ? sql : withoutKeeper(sql);
    try {
      const answer = await session.queryAsync([...settings, ...bind, said].join('; '), { format });
      return answer.bytes();
    } catch (error) {
      throw engineError(error);
    }
  }

  private async openSession({ database, profile, settings }: EngineRequest): Promise<Session> {
    const session = this.newSession();
    try {
      await session.queryAsync(`USE \`${database.replaceAll('`', '')}\``);
      for (const [name, value] of Object.entries(profile ?? {}))
        await session.queryAsync(set(name, value));
      // Last: it forbids the others.
      const { readonly: locked, ...others } = settings;
      for (const [name, value] of Object.entries(others))
        await session.queryAsync(set(name, value));
      if (locked !== undefined) await session.queryAsync(set('readonly', locked));
      return session;
    } catch (error) {
      session.close();
      throw engineError(error);
    }
  }

  private newSession(): Session {
    const { cluster, directory } = this;
    const path = join(directory, 'engine');
    if (cluster === undefined) return new Session(path);
    const file = join(directory, 'cluster.xml');
    writeFileSync(file, clusterOfOne(cluster));
    return new Session(path, { connectionArgs: [`--config-file=${file}`] });
  }
}

const set = (name: string, value: string): string =>
  `SET ${name.replace(/[^A-Za-z0-9_]/g, '')} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** `INSERT INTO t (a, b) FORMAT X` without and with its last two words. */
export function insertParts(sql: string): { head: string; format: string } {
  const at = sql.toUpperCase().lastIndexOf(' FORMAT ');
  return { head: sql.slice(0, at).trim(), format: sql.slice(at + ' FORMAT '.length).trim() };
}

/** `Code: 60. DB::Exception: Unknown table … (UNKNOWN_TABLE)`, maybe with words before it. */
function engineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const from = text.indexOf('Code: ');
  const code = Number.parseInt(text.slice(from + 'Code: '.length), 10);
  const type = text.slice(text.lastIndexOf('(') + 1, text.lastIndexOf(')'));
  if (from === -1 || Number.isNaN(code)) return new EngineError(1002, 'UNKNOWN_EXCEPTION', text);
  const message = text.slice(text.indexOf('DB::', from), text.lastIndexOf('(')).trim();
  return new EngineError(code, type, message);
}
