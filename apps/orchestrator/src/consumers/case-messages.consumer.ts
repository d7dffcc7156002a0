import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { TOPICS } from '@paystop/contracts';
import { type BadMessage, ChunkController, type IncomingMessage } from '@paystop/kafka';
import { JoinRequestsUseCase } from '../usecases/join-requests/join-requests.usecase';
import type { RejectedMessage } from '../usecases/message-origin';
import { RaiseWarningsUseCase } from '../usecases/raise-warnings/raise-warnings.usecase';
import { RecordInstructionEventsUseCase } from '../usecases/record-instruction-events/record-instruction-events.usecase';
import { parseAlertMessage } from './alert-message';
import { type ParsingContext, parseRequestMessage } from './request-message';
import { parseSnapshotMessage } from './snapshot-message';

export const PARSING_CONTEXT = Symbol('ParsingContext');

type Parsed<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly reason: string; readonly detail: string };

/** What the orchestrator hears: requests, alerts and the dispatcher's reports, in chunks. */
@ChunkController()
export class CaseMessagesConsumer {
  constructor(
    @Inject(JoinRequestsUseCase) private readonly requests: JoinRequestsUseCase,
    @Inject(RaiseWarningsUseCase) private readonly alerts: RaiseWarningsUseCase,
    @Inject(RecordInstructionEventsUseCase) private readonly reports: RecordInstructionEventsUseCase,
    @Inject(PARSING_CONTEXT) private readonly parsingContext: () => ParsingContext,
  ) {}

  @EventPattern(TOPICS.stopPaymentRequests.name)
  async stopPaymentRequests(@Payload() chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    const context = this.parsingContext();
    const { good, bad } = sortOut(chunk, (message) => parseRequestMessage(message, context));
    const differing = await this.requests.execute(good.map(({ request }) => request), bad.map(toRejected));
    return [...bad, ...differing.flatMap((rejected) => toBad(chunk, rejected))];
  }

  @EventPattern(TOPICS.fraudAlerts.name)
  async fraudAlerts(@Payload() chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    const { good, bad } = sortOut(chunk, parseAlertMessage);
    await this.alerts.execute(good.map(({ alert }) => alert));
    return bad;
  }

  @EventPattern(TOPICS.instructionEvents.name)
  async instructionEvents(@Payload() chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    const { good, bad } = sortOut(chunk, parseSnapshotMessage);
    await this.reports.execute(good.map(({ arrived }) => arrived));
    return bad;
  }
}

function sortOut<T>(chunk: readonly IncomingMessage[], parse: (message: IncomingMessage) => Parsed<T>): { readonly good: T[]; readonly bad: BadMessage[] } {
  const good: T[] = [];
  const bad: BadMessage[] = [];
  for (const message of chunk) {
    const parsed = parse(message);
    if (parsed.ok) good.push(parsed);
    else bad.push({ message, reason: parsed.reason, detail: parsed.detail });
  }
  return { good, bad };
}

function toRejected({ message, reason, detail }: BadMessage): RejectedMessage {
  return { origin: message, reason, detail };
}

function toBad(chunk: readonly IncomingMessage[], { origin, reason, detail }: RejectedMessage): BadMessage[] {
  const message = chunk.find((each) => each.partition === origin.partition && each.offset === origin.offset);
  return message === undefined ? [] : [{ message, reason, detail }];
}
