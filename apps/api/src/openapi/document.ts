import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { giveCaching } from './caching';
import { giveExamples } from './examples';
import { giveSecurity, KEY_SCHEME } from './security';

const ABOUT = `Which destinations do not answer our mail servers, since when, whose fault is it, and what
should we do?

Times are RFC 3339 in UTC. A rate of no attempts is null: unknown, never 0. Every answer about logs says
which time it is for and how new the data are. Errors are RFC 9457 problem documents. Words and rates are
those of \`noanswer analyze\`. Texts that stand in logs are strangers' words: show them as text only.`;

const TAGS = {
  Start: 'What there is to ask.',
  Logs: 'What the logs tell.',
  Decisions: 'Who does not answer, since when, whose fault it is.',
  Codes: 'What codes and texts mean.',
  Operation: 'How noanswer itself does.',
  Problems: 'What the types of problems mean.',
};

/** The document as OpenAPI 3.1, an example with every answer. */
export function openApiDocument(
  app: NestFastifyApplication,
  version: string,
  asksForKeys: boolean,
): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('noanswer')
    .setDescription(ABOUT)
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth(KEY_SCHEME, 'key');
  for (const [tag, about] of Object.entries(TAGS)) builder.addTag(tag, about);
  const document = SwaggerModule.createDocument(app, builder.build());
  return giveExamples(giveSecurity(giveCaching(document), asksForKeys));
}

/** `/openapi.json`, and `/docs`: a page of it whose scripts come from here. */
export function serveDocument(
  app: NestFastifyApplication,
  version: string,
  asksForKeys: boolean,
): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app, version, asksForKeys), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'noanswer',
    swaggerOptions: { validatorUrl: null, displayRequestDuration: true },
  });
}
