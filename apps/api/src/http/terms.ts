import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import type { Scope } from '../access/key';

/** `none`: it tells nothing of anybody's mail. `free`: and is not even counted. */
export type Needed = Scope | 'none' | 'free';

/**
 * What a client may do with an answer. `checked`: keep it, and ask whether it changed before it is used
 * again. `an hour`: it is of our knowledge and not of logs. `not`: do not keep it.
 */
export type Kept = 'checked' | 'an hour' | 'not';

/** On which terms a route is asked. */
export interface RouteTerms {
  readonly needs: Needed;
  readonly kept: Kept;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly terms?: RouteTerms;
  }
}

const USUAL: RouteTerms = { needs: 'read', kept: 'checked' };

/** Where the terms are noted in the OpenAPI document until it says them in its own words. */
export const TERMS = 'x-terms';

/** The terms of a route that are not the usual ones: a key that may read, an answer that is checked. */
export function Terms(given: Partial<RouteTerms>): MethodDecorator {
  const terms = termsOf(given);
  return applyDecorators(RouteConfig({ terms }), ApiExtension(TERMS, terms));
}

export const termsOf = (given: Partial<RouteTerms> | undefined): RouteTerms => ({
  ...USUAL,
  ...given,
});
