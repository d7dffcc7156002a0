import { Body, Controller, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { ProblemError, answerOf, problem } from '@paystop/http-kit';
import { withTrace } from '@paystop/observability';
import { InternalTokenGuard } from './internal-token.guard';
import { VerdictRegistry } from './verdict-registry';

/** The way in for decisions that the gateway forwards to their owner. */
@Controller('internal/verdicts')
@UseGuards(InternalTokenGuard)
export class VerdictsController {
  constructor(@Inject(VerdictRegistry) private readonly registry: VerdictRegistry) {}

  @Post(':name')
  @HttpCode(200)
  async decide(@Param('name') name: string, @Body() request: VerdictRequest): Promise<VerdictAnswer> {
    const handler = this.registry.handlerOf(name);
    if (handler === undefined) return answerOf(problem('VERDICT.UNKNOWN', `nothing here decides ${name}`));
    try {
      return await withTrace(request.traceparent, () => handler(request));
    } catch (error) {
      if (error instanceof ProblemError) return answerOf(error);
      throw error;
    }
  }
}
