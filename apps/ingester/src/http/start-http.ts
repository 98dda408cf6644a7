import helmet from '@fastify/helmet';
import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger as NestLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { listenText, type ListenAddress } from '@noanswer/settings';
import type { Metrics } from '../metrics/metrics';
import type { LookedAt } from '../readers/readers';
import { IngesterModule } from './ingester.module';

/** Nobody has to send us anything. */
const LARGEST_BODY = 1024;
const LONGEST_REQUEST_MS = 15_000;

/** The address cannot be listened on. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export interface RunningHttp {
  readonly url: string;
  close(): Promise<void>;
}

/** @throws ListenError if the address cannot be listened on. */
export async function startHttp(
  listen: ListenAddress,
  readers: LookedAt,
  metrics: Metrics,
  log: Logger,
): Promise<RunningHttp> {
  const options: Pick<NestApplicationOptions, 'bufferLogs' | 'abortOnError'> = {
    bufferLogs: true,
    abortOnError: false,
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    IngesterModule.of(readers, metrics, log),
    new FastifyAdapter({
      bodyLimit: LARGEST_BODY,
      requestTimeout: LONGEST_REQUEST_MS,
      forceCloseConnections: true,
    }),
    options,
  );
  app.useLogger(app.get(NestLogger));
  await app.register(helmet);
  try {
    await app.listen(listen.port, listen.host);
  } catch (error) {
    await app.close();
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new ListenError(
      `Cannot listen on ${listenText(listen)} (${code}): choose another http.listen.`,
      { cause: error },
    );
  }
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : listen.port;
  return { url: `http://${listenText({ ...listen, port })}`, close: () => app.close() };
}
