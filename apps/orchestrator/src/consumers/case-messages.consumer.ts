import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { TOPICS } from '@paystop/contracts';
import { type BadMessage, ChunkController, type IncomingMessage } from '@paystop/kafka';
import { JoinRequestsUseCase } from '../usecases/join-requests/join-requests.usecase';
import { RaiseWarningsUseCase } from '../usecases/raise-warnings/raise-warnings.usecase';
import { RecordInstructionEventsUseCase } from '../usecases/record-instruction-events/record-instruction-events.usecase';

/** What the orchestrator hears: requests, alerts and the dispatcher's reports, in chunks. */
@ChunkController()
export class CaseMessagesConsumer {
  constructor(
    @Inject(JoinRequestsUseCase) private readonly requests: JoinRequestsUseCase,
    @Inject(RaiseWarningsUseCase) private readonly alerts: RaiseWarningsUseCase,
    @Inject(RecordInstructionEventsUseCase) private readonly reports: RecordInstructionEventsUseCase,
  ) {}

  @EventPattern(TOPICS.stopPaymentRequests.name)
  stopPaymentRequests(@Payload() chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    return this.requests.execute(chunk);
  }

  @EventPattern(TOPICS.fraudAlerts.name)
  fraudAlerts(@Payload() chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    return this.alerts.execute(chunk);
  }

  @EventPattern(TOPICS.instructionEvents.name)
  instructionEvents(@Payload() chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    return this.reports.execute(chunk);
  }
}
