import { UseGuards } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalidQuery } from './problem-error';

const LONGEST_NAME = 100;

class NoQueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as object;
    const names = Object.keys(query);
    if (names.length === 0) return true;
    throw invalidQuery(
      names.map((name) => ({
        field: name.slice(0, LONGEST_NAME),
        allowed: 'this path takes no parameters',
      })),
    );
  }
}

/** A parameter that an endpoint does not know is refused, where it knows none as well. */
export const TakesNoQuery = (): MethodDecorator => UseGuards(NoQueryGuard);
