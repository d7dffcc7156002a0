import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Principal } from '@paystop/contracts';
import { parseQuery } from '@paystop/http-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access, callerOf } from '../../http/access';
import { API_PREFIX } from '../../routes/route-definition';
import { instructionReader } from '../http/reader';
import { EventHub } from './event-hub';
import { EventSink } from './event-sink';

const LONGEST_TIMER_MS = 2_147_483_647;
const MS_PER_SECOND = 1_000;
const NO_QUERY = z.strictObject({});

/** GET /events: what happens in the cases that the caller may see, as it happens. The token stands in the header only. */
@Controller(`${API_PREFIX}/events`)
export class EventsController {
  constructor(@Inject(EventHub) private readonly hub: EventHub) {}

  @Get()
  @Access('read_events', 'read_instructions')
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const audience = instructionReader(caller);
    parseQuery(NO_QUERY, request.query);
    await this.hub.ready();
    const sink = this.stream(reply, caller);
    const cursor = request.headers['last-event-id'];
    try {
      await this.hub.subscribe({ audience, sink, cursor: typeof cursor === 'string' && cursor !== '' ? cursor : undefined });
    } catch {
      // The answer has begun: the reader comes back with its cursor when the stream ends.
      sink.end();
    }
  }

  /** A stream ends with its token: whoever lost a role loses the stream as well. */
  private stream(reply: FastifyReply, { expiresAt }: Principal & { readonly expiresAt: number }): EventSink {
    reply.hijack();
    const sink = new EventSink(reply.raw);
    const leftMs = Math.max(0, expiresAt * MS_PER_SECOND - Date.now());
    const ending = setTimeout(() => sink.end(), Math.min(leftMs, LONGEST_TIMER_MS));
    reply.raw.on('error', () => {});
    reply.raw.on('close', () => {
      clearTimeout(ending);
      this.hub.remove(sink);
    });
    sink.open();
    return sink;
  }
}
