import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { EngineRequest } from './engine';

/** What a request's line and headers say. */
export interface RequestHead {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly user: string;
  readonly password: string;
}

export function headOf(request: IncomingMessage): RequestHead {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [user, password] = credentials(request, url.searchParams);
  return { path: url.pathname, query: url.searchParams, user, password };
}

function credentials(request: IncomingMessage, query: URLSearchParams): [string, string] {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Basic ') === true) {
    const text = Buffer.from(authorization.slice('Basic '.length), 'base64').toString();
    const colon = text.indexOf(':');
    return [text.slice(0, colon), text.slice(colon + 1)];
  }
  const named = request.headers['x-clickhouse-user'];
  if (typeof named === 'string') return [named, String(request.headers['x-clickhouse-key'] ?? '')];
  return [query.get('user') ?? 'default', query.get('password') ?? ''];
}

/** The body as it was before it was packed. */
export function unpacked(body: Buffer, encoding: string | undefined): Buffer {
  switch (encoding) {
    case undefined:
      return body;
    case 'gzip':
      return gunzipSync(body);
    case 'zstd':
      return zstdDecompressSync(body);
    case 'br':
      return brotliDecompressSync(body);
    case 'deflate':
      return inflateSync(body);
    default:
      throw new Error(`Unknown content encoding ${encoding}`);
  }
}

/** Names in the URL that are no settings of the engine. */
const NOT_SETTINGS = new Set([
  'query',
  'database',
  'default_format',
  'query_id',
  'session_id',
  'session_timeout',
  'session_check',
  'user',
  'password',
  'role',
  'quota_key',
  'compress',
  'decompress',
  'buffer_size',
  'stacktrace',
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'enable_http_compression',
]);

const isSetting = (name: string): boolean =>
  !NOT_SETTINGS.has(name) && !name.startsWith('param_') && !name.startsWith('http_');

/** Inserts whose rows follow in the body. */
export const isInsert = (sql: string): boolean => {
  const upper = sql.trimStart().slice(0, 7).toUpperCase();
  return upper === 'INSERT ' && sql.toUpperCase().lastIndexOf(' FORMAT ') !== -1;
};

/** The query may stand in the URL, in the body, or in a form's part beside its parameters. */
export function engineRequest(
  { query }: RequestHead,
  body: Buffer,
  contentType: string | undefined,
): EngineRequest {
  const form = formParts(body, contentType);
  const params = Object.fromEntries(
    [...query, ...form]
      .filter(([name]) => name.startsWith('param_'))
      .map(([name, value]) => [name.slice('param_'.length), value]),
  );
  const inUrl = query.get('query') ?? '';
  const takesRows = inUrl !== '' && isInsert(inUrl);
  const sql = form.get('query') ?? (takesRows ? inUrl : `${inUrl}${body.toString()}`);
  return {
    sql: sql.trim(),
    database: query.get('database') ?? 'default',
    settings: Object.fromEntries([...query].filter(([name]) => isSetting(name))),
    params,
    format: query.get('default_format') ?? 'TabSeparated',
    sessionId: query.get('session_id') ?? undefined,
    body: takesRows ? body : undefined,
  };
}

const BOUNDARY = 'boundary=';

/** The fields of `multipart/form-data`, as this client sends them. */
function formParts(body: Buffer, contentType = ''): Map<string, string> {
  if (!contentType.startsWith('multipart/form-data')) return new Map();
  const boundary = contentType.slice(contentType.indexOf(BOUNDARY) + BOUNDARY.length);
  const parts = body.toString().split(`--${boundary}`).slice(1, -1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\r\n\r\n');
      const from = part.indexOf('name="') + 'name="'.length;
      return [part.slice(from, part.indexOf('"', from)), part.slice(end + 4, -2)] as const;
    }),
  );
}
