import { type DynamicModule, Module } from '@nestjs/common';
import type { InstitutionRegister } from '@paystop/configuration';
import { type Actor, type DecisionContext, PAYSTOP, type PolicyPack, institutionMeant } from '@paystop/domain';
import type { Inbox, Outbox, TimerStore } from '@paystop/ports';
import type { Database } from '@paystop/postgres';
import { type SigningKey, accountReference, firstStopId } from '@paystop/security';
import { VerdictRegistry, VerdictsModule, VerdictAnswerRepository } from '@paystop/service-kit';
import { AuditRepository } from './adapters/postgres/audit.repository';
import { CaseRepository } from './adapters/postgres/case.repository';
import { CaseWriter } from './adapters/postgres/case-writer';
import { FundsReturnRepository } from './adapters/postgres/funds-return.repository';
import { InstitutionAuditRepository } from './adapters/postgres/institution-audit.repository';
import { JoinKeyRepository } from './adapters/postgres/join-key.repository';
import { NudgingUnitOfWork } from './adapters/postgres/nudging-unit-of-work';
import { PaperRepository } from './adapters/postgres/paper.repository';
import { WarningRepository } from './adapters/postgres/warning.repository';
import { WarningWriter } from './adapters/postgres/warning-writer';
import { CaseMessagesConsumer } from './consumers/case-messages.consumer';
import { RequestDesk } from './consumers/request-desk';
import { TimeOrderedIds } from './ids';
import { CasePublisher } from './publishing/case-publisher';
import { type CheckpointSigner, CheckpointAuditUseCase } from './usecases/checkpoint-audit/checkpoint-audit.usecase';
import { ClimbWarningsUseCase } from './usecases/climb-warnings/climb-warnings.usecase';
import { DecideWarningsUseCase } from './usecases/decide-warnings/decide-warnings.usecase';
import { DirectStopsUseCase } from './usecases/direct-stops/direct-stops.usecase';
import { FireTimersUseCase } from './usecases/fire-timers/fire-timers.usecase';
import { JoinRequestsUseCase } from './usecases/join-requests/join-requests.usecase';
import { StopConfirmation } from './usecases/join-requests/stop-confirmation';
import { RejectionNotice } from './usecases/join-requests/rejection-notice';
import { KeepMoneyUseCase } from './usecases/keep-money/keep-money.usecase';
import { ReadAuditUseCase } from './usecases/read-audit/read-audit.usecase';
import { RecordInstructionEventsUseCase } from './usecases/record-instruction-events/record-instruction-events.usecase';
import { ReadReturnsUseCase } from './usecases/return-funds/read-returns.usecase';
import { ReturnFundsUseCase } from './usecases/return-funds/return-funds.usecase';
import { UnmaskUseCase } from './usecases/unmask/unmask.usecase';
import { type Prevention, wirePrevention } from './wire-prevention';
import { StopPressure } from './pace/stop-pressure';
import { registerVerdicts } from './verdicts/register-verdicts';

/** What the orchestrator stands on, opened by start.ts. */
export interface OrchestratorParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly timers: TimerStore;
  readonly policy: PolicyPack;
  readonly register: InstitutionRegister;
  readonly hmacKey: Buffer;
  readonly signingKey: SigningKey;
  readonly internalToken: string;
  /** How banks reach the gateway: where they fetch papers. */
  readonly baseUrl: string;
}

export interface OrchestratorUseCases {
  readonly joinRequests: JoinRequestsUseCase;
  readonly recordInstructionEvents: RecordInstructionEventsUseCase;
  readonly climbWarnings: ClimbWarningsUseCase;
  readonly prevention: Prevention;
  /** Felt by whatever is done beside the stops. */
  readonly pressure: StopPressure;
  readonly fireTimers: FireTimersUseCase;
  readonly checkpointAudit: CheckpointAuditUseCase;
  readonly cases: CaseRepository;
  readonly verdicts: VerdictRegistry;
  readonly requestDesk: RequestDesk;
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
        { provide: StopPressure, useValue: useCases.pressure },
        { provide: RecordInstructionEventsUseCase, useValue: useCases.recordInstructionEvents },
        { provide: RequestDesk, useValue: useCases.requestDesk },
      ],
    };
  }
}

/** Wires the use cases to PostgreSQL, the outbox and the policy. */
export function wireUseCases(parts: OrchestratorParts): OrchestratorUseCases {
  const { database, outbox, policy, register } = parts;
  const unitOfWork = new NudgingUnitOfWork(database.unitOfWork, outbox);
  const ids = new TimeOrderedIds();
  const now = (): string => new Date().toISOString();
  const cases = new CaseRepository();
  const audit = new AuditRepository();
  const institutions = new InstitutionAuditRepository();
  const warnings = new WarningRepository();
  const joinKeys = new JoinKeyRepository();
  const returns = new FundsReturnRepository();
  const answers = new VerdictAnswerRepository();
  const referenceOf = (institution: string, account: string): string => accountReference(parts.hmacKey, institution, account);
  const institutionFor: DecisionContext['institutionFor'] = (institutionCode, accountNumber) => institutionMeant({ institutionCode, accountNumber }, register.lookup());
  const context = (at: string, actor: Actor): DecisionContext => ({ now: at, policy, actor, nextId: (prefix) => ids.next(prefix), referenceOf, institutionFor });
  const writer = new CaseWriter(cases, audit, { publisher: new CasePublisher(ids, parts.baseUrl), outbox, timers: parts.timers });
  const warningWriter = new WarningWriter(warnings, audit, { outbox, ids });
  const prevention = wirePrevention({
    unitOfWork, database, outbox, ids, hmacKey: parts.hmacKey, now, institutionOf: (account) => register.lookup().institutionOf(account), context: () => context(now(), PAYSTOP), cases, caseWriter: writer, audit, answers, warnings: { warnings, writer: warningWriter },
  });
  const rejections = new RejectionNotice(outbox, ids);
  const papers = new PaperRepository(database);
  const findPapers = (attachmentIds: readonly string[]): ReturnType<PaperRepository['find']> => papers.find(attachmentIds);
  const verdicts = registerVerdicts(new VerdictRegistry(), {
    stops: new DirectStopsUseCase(
      { unitOfWork, cases, writer, joinKeys, answers },
      { contextFor: (actor) => context(now(), actor), findPapers, knowsInstitution: (code) => register.judge(({ knowsInstitution }) => knowsInstitution(code)) },
    ),
    keeping: new KeepMoneyUseCase({ unitOfWork, cases, writer, answers, risks: prevention.riskWithdrawal }, { contextFor: (actor) => context(now(), actor), findPapers }),
    warnings: new DecideWarningsUseCase({ unitOfWork, warnings, writer: warningWriter, answers }, { policy, now }),
    returns: new ReturnFundsUseCase({ unitOfWork, cases, returns, writer, answers }, { contextFor: (actor) => context(now(), actor), findPapers }),
    returnReads: new ReadReturnsUseCase({ database, unitOfWork, returns, cases }, { policy, timeZone: policy.calendar.timeZone }),
    unmask: new UnmaskUseCase({ unitOfWork, cases, warnings, audit }, now),
    audit: new ReadAuditUseCase(database, { own: audit, institutions }), prevention,
  });
  return {
    verdicts, cases, prevention, requestDesk: new RequestDesk({ register, findPapers, policy, now }),
    joinRequests: new JoinRequestsUseCase(
      { unitOfWork, inbox: parts.inbox, cases, joinKeys, writer, rejections, confirmations: new StopConfirmation(warnings, warningWriter) },
      { policy, institutions: () => register.lookup(), ids, now, referenceOf, stopIdOf: (stop) => firstStopId(parts.hmacKey, stop) },
    ),
    recordInstructionEvents: new RecordInstructionEventsUseCase(unitOfWork, { cases, writer, inquiries: prevention.inquiries }, () => context(now(), PAYSTOP)),
    climbWarnings: new ClimbWarningsUseCase(unitOfWork, { warnings, writer: warningWriter }, policy),
    pressure: new StopPressure(),
    fireTimers: new FireTimersUseCase({ cases, writer }, (at) => context(at, PAYSTOP)),
    checkpointAudit: new CheckpointAuditUseCase({ unitOfWork, signer: checkpointSigner(parts.signingKey), foreign: institutions }, now),
  };
}

function checkpointSigner(key: SigningKey): CheckpointSigner {
  return { keyId: key.keyId, sign: (text) => key.sign(Buffer.from(text, 'utf8')).toString('base64') };
}
