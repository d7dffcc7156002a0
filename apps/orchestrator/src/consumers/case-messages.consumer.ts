import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { TOPICS } from '@paystop/contracts';
import { type BadMessage, ChunkController, type IncomingMessage } from '@paystop/kafka';
import { JoinRequestsUseCase } from '../usecases/join-requests/join-requests.usecase';
import type { RejectedMessage } from '../usecases/message-origin';
import { RecordInstructionEventsUseCase } from '../usecases/record-instruction-events/record-instruction-events.usecase';
import { StopPressure } from '../pace/stop-pressure';
import { RequestDesk } from './request-desk';
import { parseSnapshotMessage } from './snapshot-message';
import { sortOut } from './sort-out';

/** What the orchestrator hears of stops: requests and the dispatcher's reports, in chunks. Alerts are heard aside (aside.ts). */
@ChunkController()
export class CaseMessagesConsumer {
  constructor(
    @Inject(JoinRequestsUseCase) private readonly requests: JoinRequestsUseCase,
    @Inject(RecordInstructionEventsUseCase) private readonly reports: RecordInstructionEventsUseCase,
    @Inject(RequestDesk) private readonly desk: RequestDesk,
    @Inject(StopPressure) private readonly pressure: StopPressure,
  ) {}

  @EventPattern(TOPICS.stopPaymentRequests.name)
  async stopPaymentRequests(@Payload() chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    this.pressure.felt(chunk.length);
    const { good, bad } = await this.desk.read(chunk);
    const differing = await this.requests.execute(good, bad.map(toRejected));
    return [...bad, ...differing.flatMap((rejected) => toBad(chunk, rejected))];
  }

  @EventPattern(TOPICS.instructionEvents.name)
  async instructionEvents(@Payload() chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    this.pressure.felt(chunk.length);
    const { good, bad } = sortOut(chunk, parseSnapshotMessage);
    await this.reports.execute(good.map(({ arrived }) => arrived));
    return bad;
  }
}

function toRejected({ message, reason, detail }: BadMessage): RejectedMessage {
  return { origin: message, reason, detail };
}

function toBad(chunk: readonly IncomingMessage[], { origin, reason, detail }: RejectedMessage): BadMessage[] {
  const message = chunk.find((each) => each.partition === origin.partition && each.offset === origin.offset);
  return message === undefined ? [] : [{ message, reason, detail }];
}
