import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_ACCESS, type Access } from '../access/access';
import { keyOf } from '../access/check-access';
import { ProblemError } from '../problems/problem-error';
import type { Changes } from './changes';
import { EventStream } from './event-stream';

const MOST_LISTENERS = 200;

/** The injection token of {@link Changes}. */
export const CHANGES = Symbol('Changes');

/** Everybody who listens now. They are told to go when the process ends. */
@Injectable()
export class Listeners implements OnModuleDestroy {
  private readonly streams = new Set<EventStream>();

  constructor(
    @Inject(CHANGES) private readonly changes: Changes,
    @Inject(API_ACCESS) private readonly access: Access,
  ) {}

  /** @throws ProblemError if there are too many already. */
  add(request: FastifyRequest, reply: FastifyReply, lastId: string | undefined): void {
    if (this.streams.size >= MOST_LISTENERS)
      throw new ProblemError(
        'busy',
        `${MOST_LISTENERS} clients listen already.`,
        {},
        { 'retry-after': '30' },
      );
    const { access } = this;
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    const mayListen = (): boolean => !access.asksForKeys || keyOf(request, access) !== undefined;
    const stream = new EventStream(reply.raw, mayListen);
    // In one turn of the event loop: no change can come between those that were missed and the next.
    if (lastId !== undefined) this.tellMissed(stream, lastId);
    const unsubscribe = this.changes.subscribe((change) => {
      stream.tell(change);
    });
    this.streams.add(stream);
    reply.raw.once('close', () => {
      unsubscribe();
      this.streams.delete(stream);
      stream.end();
    });
  }

  onModuleDestroy(): void {
    for (const stream of this.streams) stream.end();
  }

  private tellMissed(stream: EventStream, lastId: string): void {
    const missed = this.changes.after(lastId);
    if (missed === null) stream.tellGap();
    for (const change of missed ?? []) stream.tell(change);
  }
}
