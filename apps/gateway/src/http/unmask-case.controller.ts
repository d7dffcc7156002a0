import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { VerdictAnswer } from '@paystop/contracts';
import type { Clock } from '@paystop/ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseQueries } from '../reads/queries/case-queries';
import { nestPath } from '../routes/route-definition';
import { UNMASK_CASE_ROUTE } from '../routes/verdict-routes';
import { Access } from './access';
import { CLOCK } from './injection';
import { VerdictForwarder } from './verdict-forwarder';

const OK = 200;

/** A case in clear: its owner shows and audits it, the read models add what only they keep, so that it has every member of the masked one. */
@Controller()
export class UnmaskCaseController {
  constructor(
    @Inject(VerdictForwarder) private readonly forwarder: VerdictForwarder,
    @Inject(CaseQueries) private readonly cases: Pick<CaseQueries, 'find'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post(nestPath(UNMASK_CASE_ROUTE))
  @Access('see_personal_data')
  async unmask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { caseId } = request.params as { readonly caseId: string };
    await this.forwarder.forward(UNMASK_CASE_ROUTE, { request, reply, complete: (answer) => this.withTimeline(caseId, answer) });
  }

  private async withTimeline(caseId: string, answer: VerdictAnswer): Promise<VerdictAnswer> {
    if (answer.status !== OK) return answer;
    // It is shown and audited by now: read models that are away take nothing back.
    const masked = await this.cases.find(caseId, this.clock.now()).then((found) => found?.body, () => undefined);
    if (masked === undefined) return answer;
    const { timeline } = masked as { readonly timeline: unknown };
    return { ...answer, body: { ...masked, ...(answer.body as object), timeline } };
  }
}
