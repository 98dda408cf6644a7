import type { OpenAPIObject } from '@nestjs/swagger';
import { CACHE_CONTROL } from '../http/conditional';
import { TERMS, termsOf, type RouteTerms } from '../http/terms';
import type { Response } from './answers';

const header = (description: string, example: string): object => ({
  description,
  schema: { type: 'string' },
  example,
});

/** Says of each answer that may be kept how it is named, and what is answered to whoever has it. */
export function giveCaching(document: OpenAPIObject): OpenAPIObject {
  for (const { get } of Object.values(document.paths)) {
    const { kept } = termsOf((get as { [TERMS]?: RouteTerms } | undefined)?.[TERMS]);
    const answer = get?.responses['200'] as Response | undefined;
    if (answer?.content?.['application/json'] === undefined || get === undefined) continue;
    if (kept === 'not') continue;
    const headers = {
      ETag: header('Names the answer, whenever it was given.', 'W/"3q2-7w"'),
      'Cache-Control': header('Who may keep it.', CACHE_CONTROL[kept]),
    };
    Object.assign(answer, { headers });
    get.responses['304'] = {
      description: 'As it was: the header If-None-Match names this answer. It has no body.',
      headers,
    };
  }
  return document;
}
