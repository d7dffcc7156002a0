import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { RawJsonBody, etag, problem } from '@paystop/http-kit';
import type { Clock } from '@paystop/ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX } from '../routes/route-definition';
import { ReadStopRequest } from '../usecases/read-stop-request/read-stop-request.usecase';
import { SubmitStopRequest, type Acceptance } from '../usecases/submit-stop-request/submit-stop-request.usecase';
import { Access, callerOf } from './access';
import { CLOCK } from './injection';
import { readSubmission, submissionProblem } from './read-submission';

const REQUESTS = `${API_PREFIX}/stop-payment-requests`;

@Controller(REQUESTS)
export class StopPaymentRequestsController {
  constructor(
    @Inject(SubmitStopRequest) private readonly submitting: SubmitStopRequest,
    @Inject(ReadStopRequest) private readonly reading: ReadStopRequest,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Access('submit_requests')
  @RawJsonBody()
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const result = await this.submitting.submit(readSubmission(request, this.clock.now()));
    if (!result.ok) throw submissionProblem(result.error);
    sendAccepted(reply, result.value);
  }

  @Get(':requestId')
  @Access('read_cases')
  async read(@Param('requestId') requestId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.reading.read(requestId, callerOf(request));
    if (view === undefined) throw problem('OBJECT.NOT_FOUND');
    void reply.header('etag', etag(view.version)).type('application/json; charset=utf-8').send(JSON.stringify(view.body));
  }
}

export function sendAccepted(reply: FastifyReply, { requestId, answer }: Acceptance): void {
  void reply.status(202).header('location', `${REQUESTS}/${requestId}`).type('application/json; charset=utf-8').send(answer);
}
