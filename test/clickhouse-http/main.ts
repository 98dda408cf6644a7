/** The process behind {@link startClickHouse}: one argument, a {@link ChildOptions} as JSON. */
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Engine } from './engine';
import { HttpAnswers, type Users } from './http';

export interface ChildOptions {
  readonly directory: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly users: Users;
  /** Paths of PEM files; with a `ca`, clients must show a certificate of it. */
  readonly tls?: { readonly key: string; readonly certificate: string; readonly ca?: string };
  /** The name of a cluster that it is the one server of. */
  readonly cluster?: string;
  /** It ends when whoever started it is gone, however that came. */
  readonly endsWithParent?: boolean;
}

/** A list of thousands of names stands in the URL; ClickHouse takes a megabyte. */
const HEAD_BYTES = 1024 * 1024;

const options = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
const engine = new Engine(options.directory, options.cluster);
const answers = new HttpAnswers(engine, options.users);
const listener: RequestListener = (request, response) => {
  answers.answer(request, response).catch(() => {
    // The client went away, or its body made no sense.
    request.socket.destroy();
  });
};
const { tls } = options;
const server =
  tls === undefined
    ? createServer({ maxHeaderSize: HEAD_BYTES }, listener)
    : createTlsServer(
        {
          maxHeaderSize: HEAD_BYTES,
          key: readFileSync(tls.key),
          cert: readFileSync(tls.certificate),
          ...(tls.ca !== undefined && {
            ca: readFileSync(tls.ca),
            requestCert: true,
            rejectUnauthorized: true,
          }),
        },
        listener,
      );
server.keepAliveTimeout = 10_000;
server.listen(options.port, '127.0.0.1', () => {
  console.log(`listening ${(server.address() as AddressInfo).port}`);
});
const parent = process.ppid;
if (options.endsWithParent === true)
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 1000).unref();
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  engine.close();
  process.exit(0);
});
