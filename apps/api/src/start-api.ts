import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Access } from './access/access';
import type { ApiOptions, ListenOptions } from './api-options';
import { createApi } from './api-app';
import { OwnNames } from './http/own-names';
import { ListenError, placeOf } from './listen-error';

export interface RunningApi {
  /** Where it can be asked, without a slash at the end: `http://127.0.0.1:8025`. */
  readonly url: string;
  /** Ends: requests that are being answered are given a moment, connections are closed. */
  close(): Promise<void>;
  /** Whether a key is asked for. */
  readonly asksForKeys: boolean;
}

/** Requests that are being answered have so long to end. */
const GRACE_MS = 2000;

/**
 * Serves the API.
 *
 * @throws ListenError if the address cannot be listened on.
 */
export async function startApi({ listen, access, ...sources }: ApiOptions): Promise<RunningApi> {
  const names = OwnNames.of(listen.host, listen.names);
  const who = Access.of(listen, access, sources.onError);
  const app = await createApi(sources, names, who);
  try {
    await app.listen(listen.port, listen.host);
  } catch (error) {
    await app.close();
    throw new ListenError(listen, codeOf(error), error);
  }
  return { url: urlOf(app, listen), close: () => close(app), asksForKeys: who.asksForKeys };
}

async function close(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const enough = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(enough);
  }
}

/** An address that means *all* cannot be asked: this machine's own stands for it. */
function urlOf(app: NestFastifyApplication, { host }: ListenOptions): string {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const asked = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${placeOf({ host: asked, port })}`;
}

const codeOf = (error: unknown): string => {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
};
