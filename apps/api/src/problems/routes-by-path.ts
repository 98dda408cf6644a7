import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ProblemError } from './problem-error';

/** Which methods each path takes: tells *there is no such path* from *not with this method*. */
@Injectable()
export class RoutesByPath {
  private readonly methodsOf = new Map<string, Set<string>>();

  constructor({ httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
    httpAdapter.getInstance().addHook('onRoute', ({ url, method }) => {
      this.add(url, [method].flat());
    });
  }

  /** The problem of a request that no route took. */
  problemOf(method: string, url: string): ProblemError {
    const path = url.split(/[?#]/, 1)[0] ?? '';
    const methods = [...this.methodsOf].find(([pattern]) => matches(pattern, path))?.[1];
    if (methods === undefined || methods.has(method))
      return new ProblemError('unknown-path', 'GET / tells what there is to ask.');
    const allowed = [...methods].sort().join(', ');
    return new ProblemError('method-not-allowed', `It takes ${allowed}.`, {}, { allow: allowed });
  }

  private add(path: string, methods: readonly string[]): void {
    const known = this.methodsOf.get(path) ?? new Set();
    for (const method of methods) known.add(method);
    this.methodsOf.set(path, known);
  }
}

function matches(pattern: string, path: string): boolean {
  const expected = pattern.split('/');
  const parts = path.split('/');
  return (
    expected.length === parts.length &&
    expected.every((part, i) => (part.startsWith(':') ? parts[i] !== '' : part === parts[i]))
  );
}
