import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { institutionCodeSchema } from '@paystop/contracts';
import { RawJsonBody, problem } from '@paystop/http-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX } from '../routes/route-definition';
import { CALLER_LIMITS, type CallerLimits } from './access';
import { BASE_URL } from './injection';
import { rawBodyOf } from './read-submission';
import { VerdictForwarder, header, sendVerdict } from './verdict-forwarder';

/** A bank's later answer. Its signature alone says who speaks, over the exact bytes, so these go to the dispatcher untouched (contract-details 4). */
@Controller(`${API_PREFIX}/bank-callbacks`)
export class BankCallbacksController {
  constructor(
    @Inject(VerdictForwarder) private readonly forwarder: VerdictForwarder,
    @Inject(CALLER_LIMITS) private readonly limits: CallerLimits,
    @Inject(BASE_URL) private readonly baseUrl: string,
  ) {}

  @Post(':code')
  @RawJsonBody()
  async receive(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!institutionCodeSchema.safeParse(code).success) throw problem('INSTITUTION.UNKNOWN');
    const rate = await this.limits.takeCallback(code);
    if (!rate.allowed) throw problem('RATE.LIMITED', undefined, { retryAfterSeconds: rate.retryAfterSeconds });
    const answer = await this.forwarder.ask({ owner: 'dispatcher' }, {
      verdict: 'bank-callback.receive',
      id: code,
      principal: { subject: `institution:${code}`, roles: ['institution'], unit: '', institution: code },
      method: request.method,
      path: request.url,
      body: {
        method: request.method,
        targetUri: `${this.baseUrl}${request.url}`,
        headers: Object.fromEntries(Object.keys(request.headers).map((name) => [name, header(request, name) ?? ''])),
        rawBody: rawBodyOf(request).toString('base64'),
      },
      ...(request.traceparent === undefined ? {} : { traceparent: request.traceparent }),
    });
    sendVerdict(reply, answer);
  }
}
