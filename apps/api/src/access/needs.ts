import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import type { Scope } from './key';

/** `none`: it tells nothing of anybody's mail. `free`: and is not even counted. */
export type Needed = Scope | 'none' | 'free';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly needs?: Needed;
  }
}

/** Where a route's need is noted in the OpenAPI document until that says it in its own words. */
export const NEEDS = 'x-needs';

/** What one must be allowed to ask here; where nothing is said: `read`. */
export const Needs = (needed: Needed): MethodDecorator =>
  applyDecorators(RouteConfig({ needs: needed }), ApiExtension(NEEDS, needed));
