import type { DecisionContext, RiskEntry, RiskReferences } from '@paystop/domain';
import type { IdSource, Outbox, Tx, UnitOfWork } from '@paystop/ports';
import { accountReference, indicatorReference, institutionAccountReference } from '@paystop/security';
import type { VerdictAnswerRepository } from '@paystop/service-kit';
import type { AuditRepository } from './adapters/postgres/audit.repository';
import { CaseReader } from './adapters/postgres/case-reader';
import type { CaseRepository } from './adapters/postgres/case.repository';
import type { CaseWriter } from './adapters/postgres/case-writer';
import { InquiryRepository } from './adapters/postgres/inquiry.repository';
import { LearningQueue } from './adapters/postgres/learning-queue';
import { RiskRepository } from './adapters/postgres/risk.repository';
import { RiskWriter } from './adapters/postgres/risk-writer';
import type { WarningRepository } from './adapters/postgres/warning.repository';
import type { WarningWriter } from './adapters/postgres/warning-writer';
import { RiskPublisher } from './publishing/risk-publisher';
import { DecideRiskUseCase } from './usecases/decide-risk/decide-risk.usecase';
import { RiskWithdrawal } from './usecases/decide-risk/withdraw-risk';
import { ExpireRisksUseCase } from './usecases/learn-cases/expire-risks.usecase';
import { LearnCasesUseCase } from './usecases/learn-cases/learn-cases.usecase';
import { AskBanksUseCase } from './usecases/find-next-victims/ask-banks.usecase';
import { WarnPayersUseCase } from './usecases/find-next-victims/warn-payers.usecase';
import { RaiseWarningsUseCase } from './usecases/raise-warnings/raise-warnings.usecase';
import { KnownRiskFinder } from './usecases/raise-warnings/known-risk-finder';
import { ReadRiskUseCase } from './usecases/read-risk/read-risk.usecase';

export interface PreventionParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Pick<Tx, 'query'>;
  readonly outbox: Outbox;
  readonly ids: IdSource;
  readonly hmacKey: Buffer;
  /** Whose card a number is. */
  readonly institutionOf: (account: string) => string | undefined;
  readonly now: () => string;
  readonly context: () => DecisionContext;
  readonly cases: CaseRepository;
  readonly caseWriter: CaseWriter;
  readonly audit: AuditRepository;
  readonly answers: VerdictAnswerRepository;
  readonly warnings: { readonly warnings: WarningRepository; readonly writer: WarningWriter };
}

/** What is learnt from cases, and who is warned of it. */
export interface Prevention {
  readonly queue: LearningQueue;
  readonly inquiries: InquiryRepository;
  readonly raiseWarnings: RaiseWarningsUseCase;
  readonly askBanks: AskBanksUseCase;
  readonly warnPayers: WarnPayersUseCase;
  readonly learnCases: LearnCasesUseCase;
  readonly expireRisks: ExpireRisksUseCase;
  readonly decideRisk: DecideRiskUseCase;
  readonly readRisk: ReadRiskUseCase;
  /** For decisions that clear an account's holder. */
  readonly riskWithdrawal: RiskWithdrawal;
}

export function wirePrevention(parts: PreventionParts): Prevention {
  const { unitOfWork, outbox, ids, hmacKey, audit } = parts;
  const risks = new RiskRepository();
  const queue = new LearningQueue();
  const inquiries = new InquiryRepository();
  const references: RiskReferences = {
    account: (institution, account) => accountReference(hmacKey, institution, account),
    indicator: (kind, value) => indicatorReference(hmacKey, kind, value),
  };
  const publisher = new RiskPublisher(ids, (institution, account) => institutionAccountReference(hmacKey, institution, account));
  const referenceOf = (entry: RiskEntry): string => publisher.keyOf(entry);
  const writer = new RiskWriter(risks, audit, { outbox, publisher });
  const knownRisks = new KnownRiskFinder(risks, { references, institutionOf: parts.institutionOf });
  const raiseWarnings = new RaiseWarningsUseCase(unitOfWork, { ...parts.warnings, risks: knownRisks }, { policy: parts.context().policy, ids, now: parts.now });
  return {
    queue, inquiries, raiseWarnings,
    askBanks: new AskBanksUseCase(unitOfWork, { inquiries, cases: parts.cases, writer: parts.caseWriter }, parts.context),
    warnPayers: new WarnPayersUseCase(
      { unitOfWork, inquiries, cases: parts.cases, writer: parts.caseWriter, risks }, raiseWarnings,
      { context: parts.context, references, institutionOf: parts.institutionOf, ids },
    ),
    learnCases: new LearnCasesUseCase(
      { unitOfWork, queue, reader: new CaseReader(), risks, writer, cases: parts.cases, caseWriter: parts.caseWriter, inquiries },
      { context: parts.context, references, ids },
    ),
    expireRisks: new ExpireRisksUseCase(unitOfWork, { risks, writer }),
    decideRisk: new DecideRiskUseCase({ unitOfWork, risks, writer, answers: parts.answers }, { now: parts.now, referenceOf }),
    readRisk: new ReadRiskUseCase(parts.database, risks, referenceOf),
    riskWithdrawal: new RiskWithdrawal(risks, writer),
  };
}
