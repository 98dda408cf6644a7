import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiSources } from './api-options';
import { ApiModule } from './api.module';
import { newAdapter } from './http/adapter';
import { nestLog } from './http/nest-log';
import { RoutesByPath } from './problems/routes-by-path';

/** The application, ready to be asked (`inject`) or to listen. */
export async function createApi(sources: ApiSources): Promise<NestFastifyApplication> {
  const adapter = await newAdapter();
  const options: Pick<NestApplicationOptions, 'logger' | 'abortOnError' | 'bodyParser'> = {
    logger: nestLog(sources.onError),
    abortOnError: false,
    bodyParser: false,
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.of(sources),
    adapter,
    options,
  );
  const routes = app.get(RoutesByPath);
  adapter.getInstance().addHook('onRoute', ({ url, method }) => {
    routes.add(url, [method].flat());
  });
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
