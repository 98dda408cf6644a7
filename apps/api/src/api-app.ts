import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Access } from './access/access';
import type { ApiSources } from './api-options';
import { ApiModule } from './api.module';
import { newAdapter } from './http/adapter';
import { OwnNames } from './http/own-names';
import { nestLog } from './http/nest-log';
import { serveDocument } from './openapi/document';

/** The application, ready to be asked (`inject`) or to listen. */
export async function createApi(
  sources: ApiSources,
  names: OwnNames = OwnNames.any,
  access: Access = Access.open,
): Promise<NestFastifyApplication> {
  const adapter = await newAdapter(names, access);
  const options: Pick<NestApplicationOptions, 'logger' | 'abortOnError' | 'bodyParser'> = {
    logger: nestLog(sources.onError),
    abortOnError: false,
    bodyParser: false,
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.of(sources, access),
    adapter,
    options,
  );
  serveDocument(app, sources.version, access.asksForKeys);
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
