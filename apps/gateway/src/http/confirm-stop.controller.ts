import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { VerdictAnswer } from '@paystop/contracts';
import { RawJsonBody, parseIfMatch, parseJson, requireIdempotencyKey, requireIfMatch } from '@paystop/http-kit';
import type { Clock } from '@paystop/ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX } from '../routes/route-definition';
import { ConfirmProposedStop, type WarningDecisions } from '../usecases/confirm-proposed-stop/confirm-proposed-stop.usecase';
import { Access } from './access';
import { CLOCK } from './injection';
import { rawBodyOf, readSubmission, submissionProblem } from './read-submission';
import { sendAccepted } from './stop-payment-requests.controller';
import { VerdictForwarder, header, sendVerdict, verdictRequestOf } from './verdict-forwarder';

const VERDICT = 'warning.confirm-stop';

interface Question {
  readonly warningId: string;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly idempotencyKey?: string;
}

/** `{}` shows the prefilled request, a request confirms the proposed stop (contract-details 8). */
@Controller(`${API_PREFIX}/warnings`)
export class ConfirmStopController {
  constructor(
    @Inject(ConfirmProposedStop) private readonly confirming: ConfirmProposedStop,
    @Inject(VerdictForwarder) private readonly forwarder: VerdictForwarder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post(':warningId/confirm-stop')
  @Access('answer_warnings')
  @RawJsonBody()
  async confirmStop(@Param('warningId') warningId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (isEmptyObject(parseJson(rawBodyOf(request)))) return this.showPrefilled(warningId, request, reply);
    const submission = readSubmission(request, this.clock.now());
    const ifMatch = requireIfMatch(header(request, 'if-match'));
    const confirmation = await this.confirming.confirm(warningId, submission, this.decisions(request, ifMatch));
    if (confirmation.kind === 'verdict') return sendVerdict(reply, confirmation.answer);
    if (!confirmation.result.ok) throw submissionProblem(confirmation.result.error);
    sendAccepted(reply, confirmation.result.value);
  }

  private async showPrefilled(warningId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    requireIdempotencyKey(header(request, 'idempotency-key'));
    sendVerdict(reply, await this.ask(request, { warningId, body: {}, ifMatch: parseIfMatch(header(request, 'if-match')) }));
  }

  private decisions(request: FastifyRequest, ifMatch: string): WarningDecisions {
    return {
      check: (warningId) => this.ask(request, { warningId, body: {}, ifMatch }),
      link: (warningId, { request: body }) => this.ask(request, { warningId, body, ifMatch, idempotencyKey: body.requestId.toLowerCase() }),
    };
  }

  private ask(request: FastifyRequest, { warningId, body, ifMatch, idempotencyKey }: Question): Promise<VerdictAnswer> {
    return this.forwarder.ask({ owner: 'orchestrator' }, verdictRequestOf(request, { verdict: VERDICT, id: warningId, body, ifMatch, idempotencyKey }));
  }
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
