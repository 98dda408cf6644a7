import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { EngineError, type Engine, type EngineRequest } from './engine';
import { FaultBook, type Fault } from './faults';
import { engineRequest, headOf, isInsert, unpacked, type RequestHead } from './request';

/** Passwords, and settings that a user has whatever a request says, such as `readonly`. */
export type Users = Readonly<
  Record<string, { readonly password: string; readonly settings?: Record<string, string> }>
>;

/** What happened so far, for whoever looks from outside. */
export interface FixtureState {
  requests: number;
  /** Inserts with a body that ran to their end. */
  inserts: number;
  bodyBytes: number;
  readonly happened: FaultBook['happened'];
}

/** Answers over HTTP as a ClickHouse server does, and fails as it is told to. */
export class HttpAnswers {
  readonly faults = new FaultBook();
  readonly state: FixtureState = {
    requests: 0,
    inserts: 0,
    bodyBytes: 0,
    happened: this.faults.happened,
  };
  private readonly hanging = new Set<ServerResponse>();

  constructor(
    private readonly engine: Engine,
    private readonly users: Users,
  ) {}

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const head = headOf(request);
    if (head.path.startsWith('/fixture/')) return this.control(request, response, head.path);
    if (head.path === '/ping' || head.path === '/replicas_status') {
      response.end('Ok.\n');
      return;
    }
    this.state.requests += 1;
    const inUrl = head.query.get('query') ?? '';
    const early = isInsert(inUrl) ? this.faults.take(inUrl, true) : undefined;
    if (early?.kind === 'refused') {
      request.socket.destroy();
      return;
    }
    if (early?.kind === 'cut') {
      cut(request);
      return;
    }
    const body = unpacked(await bytesOf(request), request.headers['content-encoding']);
    this.state.bodyBytes += body.length;
    const asked = engineRequest(head, body, request.headers['content-type']);
    const fault = early ?? this.faults.take(asked.sql, asked.body !== undefined);
    try {
      const allowed = { ...asked, profile: this.authenticated(head) };
      if (await this.failsBefore(request, response, allowed, fault)) return;
      const answer = await this.engine.run(allowed);
      if (asked.body !== undefined) this.state.inserts += 1;
      if (this.failsAfter(request, response, answer, fault)) return;
      this.reply(request, response, asked, head, answer);
    } catch (error) {
      this.complain(response, error);
    }
  }

  /** @returns whether that was all. */
  private async failsBefore(
    request: IncomingMessage,
    response: ServerResponse,
    asked: EngineRequest,
    fault: Fault | undefined,
  ): Promise<boolean> {
    switch (fault?.kind) {
      case 'slow':
        await wait(fault.ms ?? 1000);
        return false;
      case 'half':
        await this.engine.runHalf(asked);
        request.socket.destroy();
        return true;
      case 'refused':
      case 'cut':
        request.socket.destroy();
        return true;
      case 'status':
      case 'exception':
      case 'hang':
        if (fault.ran !== true) this.misanswer(response, fault);
        return fault.ran !== true;
      default:
        return false;
    }
  }

  /** @returns whether that was the answer. */
  private failsAfter(
    request: IncomingMessage,
    response: ServerResponse,
    answer: Uint8Array,
    fault: Fault | undefined,
  ): boolean {
    if (fault === undefined || fault.kind === 'slow') return false;
    if (fault.kind === 'lost-answer') request.socket.destroy();
    else if (fault.kind === 'half-answer') halfAnswer(response, answer);
    else this.misanswer(response, fault);
    return true;
  }

  /** @returns the settings that the user has always. */
  private authenticated({ user, password }: RequestHead): Record<string, string> {
    const known = this.users[user];
    if (known?.password !== password)
      throw new EngineError(
        516,
        'AUTHENTICATION_FAILED',
        `DB::Exception: ${user}: Authentication failed: password is incorrect, or there is no user with such name.`,
      );
    return known.settings ?? {};
  }

  private misanswer(response: ServerResponse, fault: Fault): void {
    if (fault.kind === 'hang') {
      this.hanging.add(response);
      response.once('close', () => this.hanging.delete(response));
    } else if (fault.kind === 'exception') {
      const {
        code = 252,
        name = 'TOO_MANY_PARTS',
        text = 'Too many parts (3000). Merges are processing significantly slower than inserts.',
      } = fault;
      this.complain(response, new EngineError(code, name, `DB::Exception: ${text}`), fault.status);
    } else {
      response.statusCode = fault.status ?? 503;
      response.end(fault.text ?? '<html><h1>503 Service Unavailable</h1></html>');
    }
  }

  private complain(response: ServerResponse, error: unknown, status?: number): void {
    const { code, type, message } =
      error instanceof EngineError
        ? error
        : new EngineError(1002, 'UNKNOWN_EXCEPTION', String(error));
    response.statusCode = status ?? statusOf(code);
    response.setHeader('X-ClickHouse-Exception-Code', String(code));
    response.end(`Code: ${code}. ${message} (${type}) (version ${this.engine.version})\n`);
  }

  private reply(
    request: IncomingMessage,
    response: ServerResponse,
    { format, body }: EngineRequest,
    { query }: RequestHead,
    answer: Uint8Array,
  ): void {
    response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
    response.setHeader('X-ClickHouse-Format', format);
    response.setHeader('X-ClickHouse-Timezone', 'UTC');
    response.setHeader('X-ClickHouse-Query-Id', query.get('query_id') ?? '');
    response.setHeader('X-ClickHouse-Server-Display-Name', 'fixture');
    const written = String(body?.length ?? 0);
    response.setHeader(
      'X-ClickHouse-Summary',
      JSON.stringify({ read_rows: '0', written_rows: '0', written_bytes: written }),
    );
    const accepted =
      query.get('enable_http_compression') === '1'
        ? request.headers['accept-encoding']?.toString()
        : '';
    response.end(packed(response, accepted ?? '', answer));
  }

  /** `POST /fixture/fault` with a {@link Fault}, `POST /fixture/clear`, `GET /fixture/state`. */
  private async control(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> {
    if (path === '/fixture/fault')
      this.faults.add(JSON.parse((await bytesOf(request)).toString()) as Fault);
    if (path === '/fixture/clear') {
      this.faults.clear();
      for (const hanging of this.hanging) hanging.destroy();
    }
    response.end(JSON.stringify(this.state));
  }
}

/** Reads a little of the body; then nothing more comes of it. */
function cut(request: IncomingMessage): void {
  request.once('data', () => request.socket.destroy());
  request.once('end', () => request.socket.destroy());
}

function halfAnswer(response: ServerResponse, answer: Uint8Array): void {
  response.setHeader('Content-Length', String(answer.length + 1));
  response.write(answer.subarray(0, answer.length >> 1), () => response.destroy());
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function packed(response: ServerResponse, accepted: string, answer: Uint8Array): Uint8Array {
  const pack = { gzip: gzipSync, zstd: zstdCompressSync, br: brotliCompressSync };
  for (const codec of ['zstd', 'br', 'gzip'] as const) {
    if (!accepted.includes(codec)) continue;
    response.setHeader('Content-Encoding', codec);
    return pack[codec](answer);
  }
  return answer;
}

/** As ClickHouse's `exceptionCodeToHTTPStatus`, so far as our tests meet its codes. */
function statusOf(code: number): number {
  if (code === 516 || code === 497) return 403;
  if (code === 60 || code === 81 || code === 115) return 404;
  if (code === 62 || code === 27 || code === 456) return 400;
  if (code === 202) return 503;
  return 500;
}
