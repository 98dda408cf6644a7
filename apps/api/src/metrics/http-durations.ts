import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Histogram } from 'prom-client';
import { Metrics } from './metrics';

/** How long each request took, by the pattern of its path: names of strangers make no series. */
@Injectable()
export class HttpDurations {
  constructor(metrics: Metrics, { httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
    const durations = new Histogram({
      name: 'noanswer_http_request_duration_seconds',
      help: 'Time from the arrival of a request to the end of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [metrics.registry],
    });
    httpAdapter.getInstance().addHook('onResponse', (request, reply, done) => {
      const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
      const labels = { method: request.method, route, status: String(reply.statusCode) };
      durations.observe(labels, reply.elapsedTime / 1000);
      done();
    });
  }
}
