import type { OpenAPIObject } from '@nestjs/swagger';
import { TERMS, termsOf, type Needed, type RouteTerms } from '../http/terms';
import type { ProblemKind } from '../problems/problem-kinds';
import { problemResponses } from './answers';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Scheme = Extract<
  NonNullable<NonNullable<OpenAPIObject['components']>['securitySchemes']>[string],
  { readonly type: unknown }
>;

export const KEY_SCHEME: Scheme = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'noanswer_\u2026',
  description:
    'A key that `noanswer key new` made. It is asked for wherever others than this machine can ask.',
};

/** Says of each operation which key it takes, and what is answered to whoever has none. */
export function giveSecurity(document: OpenAPIObject, asksForKeys: boolean): OpenAPIObject {
  for (const path of Object.values(document.paths))
    for (const operation of [path.get, path.post])
      if (operation !== undefined) secure(operation, asksForKeys);
  return document;
}

function secure(operation: Operation & { [TERMS]?: RouteTerms }, asksForKeys: boolean): void {
  const { needs: needed } = termsOf(operation[TERMS]);
  Reflect.deleteProperty(operation, TERMS);
  const isOpen = needed === 'none' || needed === 'free';
  // The empty one: it may be asked without.
  operation.security = isOpen ? [] : [...(asksForKeys ? [] : [{}]), { key: [needed] }];
  for (const [status, response] of problemResponses(PROBLEMS[needed]))
    operation.responses[status] = response;
}

const PROBLEMS: Readonly<Record<Needed, readonly ProblemKind[]>> = {
  free: [],
  none: ['too-many-requests'],
  read: ['no-key', 'wrong-key', 'too-many-requests'],
  admin: ['no-key', 'wrong-key', 'not-allowed', 'too-many-requests'],
};
