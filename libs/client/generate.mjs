// The API's types, out of its OpenAPI document: the document comes in, TypeScript goes out.
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('src/schema.ts', import.meta.url));
const document = JSON.parse(await text(process.stdin));
const types = astToString(await openapiTS(document));
const head = '// Made out of the OpenAPI document: NOANSWER_RENEW=1 npm test -- libs/client\n\n';
process.stdout.write(
  await format(head + types, { ...(await resolveConfig(file)), filepath: file }),
);
