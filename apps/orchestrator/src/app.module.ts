import { type DynamicModule, Module } from '@nestjs/common';
import type { BinDirectory } from '@paystop/configuration';
import { type Actor, type DecisionContext, PAYSTOP, type PolicyPack } from '@paystop/domain';
import type { Inbox, Outbox, TimerStore } from '@paystop/ports';
import type { Database } from '@paystop/postgres';
import { type SigningKey, accountReference } from '@paystop/security';
import { VerdictRegistry, VerdictsModule } from '@paystop/service-kit';
import { AuditRepository } from './adapters/postgres/audit.repository';
import { CaseRepository } from './adapters/postgres/case.repository';
import { CaseWriter } from './adapters/postgres/case-writer';
import { JoinKeyRepository } from './adapters/postgres/join-key.repository';
import { NudgingUnitOfWork } from './adapters/postgres/nudging-unit-of-work';
import { VerdictAnswerRepository } from './adapters/postgres/verdict-answer.repository';
import { WarningRepository } from './adapters/postgres/warning.repository';
import { WarningWriter } from './adapters/postgres/warning-writer';
import { CaseMessagesConsumer, PARSING_CONTEXT } from './consumers/case-messages.consumer';
import type { ParsingContext } from './consumers/request-message';
import { TimeOrderedIds } from './ids';
import { CasePublisher } from './publishing/case-publisher';
import { CheckpointAuditUseCase } from './usecases/checkpoint-audit/checkpoint-audit.usecase';
import { DecideWarningsUseCase } from './usecases/decide-warnings/decide-warnings.usecase';
import { DirectStopsUseCase } from './usecases/direct-stops/direct-stops.usecase';
import { FireTimersUseCase } from './usecases/fire-timers/fire-timers.usecase';
import { JoinRequestsUseCase } from './usecases/join-requests/join-requests.usecase';
import { StopConfirmation } from './usecases/join-requests/stop-confirmation';
import { RejectionNotice } from './usecases/join-requests/rejection-notice';
import { RaiseWarningsUseCase } from './usecases/raise-warnings/raise-warnings.usecase';
import { ReadAuditUseCase } from './usecases/read-audit/read-audit.usecase';
import { RecordInstructionEventsUseCase } from './usecases/record-instruction-events/record-instruction-events.usecase';
import { UnmaskUseCase } from './usecases/unmask/unmask.usecase';
import { registerVerdicts } from './verdicts/register-verdicts';

/** What the orchestrator stands on, opened by start.ts. */
export interface OrchestratorParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly timers: TimerStore;
  readonly policy: PolicyPack;
  /** The directory in force: it changes when the institutions file is read again. */
  readonly directory: () => BinDirectory;
  readonly hmacKey: Buffer;
  readonly signingKey: SigningKey;
  readonly internalToken: string;
}

export interface OrchestratorUseCases {
  readonly joinRequests: JoinRequestsUseCase;
  readonly recordInstructionEvents: RecordInstructionEventsUseCase;
  readonly raiseWarnings: RaiseWarningsUseCase;
  readonly fireTimers: FireTimersUseCase;
  readonly checkpointAudit: CheckpointAuditUseCase;
  readonly cases: CaseRepository;
  readonly verdicts: VerdictRegistry;
  readonly parsingContext: () => ParsingContext;
}

@Module({})
export class AppModule {
  static forRoot(useCases: OrchestratorUseCases, internalToken: string): DynamicModule {
    return {
      module: AppModule,
      imports: [VerdictsModule.forRoot({ internalToken, registry: useCases.verdicts })],
      controllers: [CaseMessagesConsumer],
      providers: [
        { provide: JoinRequestsUseCase, useValue: useCases.joinRequests },
        { provide: RaiseWarningsUseCase, useValue: useCases.raiseWarnings },
        { provide: RecordInstructionEventsUseCase, useValue: useCases.recordInstructionEvents },
        { provide: PARSING_CONTEXT, useValue: useCases.parsingContext },
      ],
    };
  }
}

/** Wires the use cases to PostgreSQL, the outbox and the policy. */
export function wireUseCases(parts: OrchestratorParts): OrchestratorUseCases {
  const { database, outbox, policy } = parts;
  const unitOfWork = new NudgingUnitOfWork(database.unitOfWork, outbox);
  const ids = new TimeOrderedIds();
  const now = (): string => new Date().toISOString();
  const cases = new CaseRepository();
  const audit = new AuditRepository();
  const warnings = new WarningRepository();
  const joinKeys = new JoinKeyRepository();
  const answers = new VerdictAnswerRepository();
  const referenceOf = (institution: string, account: string): string => accountReference(parts.hmacKey, institution, account);
  const context = (at: string, actor: Actor): DecisionContext => ({ now: at, policy, actor, nextId: (prefix) => ids.next(prefix), referenceOf });
  const writer = new CaseWriter(cases, audit, { publisher: new CasePublisher(ids), outbox, timers: parts.timers });
  const warningWriter = new WarningWriter(warnings, audit, { outbox, ids });
  const rejections = new RejectionNotice(outbox, ids);
  const verdicts = registerVerdicts(new VerdictRegistry(), {
    stops: new DirectStopsUseCase(
      { unitOfWork, cases, writer, joinKeys, answers },
      { contextFor: (actor) => context(now(), actor), knowsInstitution: (code) => parts.directory().knows(code) },
    ),
    warnings: new DecideWarningsUseCase({ unitOfWork, warnings, writer: warningWriter, answers }, { policy, now }),
    unmask: new UnmaskUseCase({ unitOfWork, cases, warnings, audit }, now),
    audit: new ReadAuditUseCase(database, audit),
  });
  return {
    verdicts, cases, parsingContext: () => ({ now: now(), policy, directory: parts.directory() }),
    joinRequests: new JoinRequestsUseCase(
      { unitOfWork, inbox: parts.inbox, cases, joinKeys, writer, rejections, confirmations: new StopConfirmation(warnings, warningWriter) },
      { policy, directory: parts.directory, ids, now, referenceOf },
    ),
    recordInstructionEvents: new RecordInstructionEventsUseCase(unitOfWork, { cases, writer }, () => context(now(), PAYSTOP)),
    raiseWarnings: new RaiseWarningsUseCase(unitOfWork, { warnings, writer: warningWriter }, { policy, ids, now }),
    fireTimers: new FireTimersUseCase({ cases, writer }, (at) => context(at, PAYSTOP)),
    checkpointAudit: new CheckpointAuditUseCase(unitOfWork, checkpointSigner(parts.signingKey), now),
  };
}

function checkpointSigner(key: SigningKey): ConstructorParameters<typeof CheckpointAuditUseCase>[1] {
  return { keyId: key.keyId, sign: (text) => key.sign(Buffer.from(text, 'utf8')).toString('base64') };
}
