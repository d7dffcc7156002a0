import { CaseDraft, type CaseState, type DecisionContext, type InstructionRecord, type Payer, type RiskReferences, payersOf } from '@paystop/domain';
import { earlierOf, instantFromMs, epochMs } from '@paystop/kernel';
import type { IdSource, Tx, UnitOfWork } from '@paystop/ports';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';
import type { AnsweredInquiry, InquiryRepository } from '../../adapters/postgres/inquiry.repository';
import type { RiskRepository } from '../../adapters/postgres/risk.repository';
import type { RaiseWarningsUseCase } from '../raise-warnings/raise-warnings.usecase';
import { payerAlert } from './payer-alert';

export interface WarnPayersStores {
  readonly unitOfWork: UnitOfWork;
  readonly inquiries: InquiryRepository;
  readonly cases: CaseRepository;
  readonly writer: CaseWriter;
  readonly risks: RiskRepository;
}

export interface WarnPayersRules {
  readonly context: () => DecisionContext;
  readonly references: RiskReferences;
  readonly institutionOf: (account: string) => string | undefined;
  readonly ids: IdSource;
}

interface NamedPayer {
  readonly payer: Payer;
  readonly institution: string | undefined;
  readonly accountRef: string;
}

/** A payer whose bank nobody knows still has one reference. */
const UNKNOWN = '?';

/** Every payer of a suspicious credit who is in no case becomes a dissuasion task, once: a victim who does not know yet. */
export class WarnPayersUseCase {
  constructor(private readonly stores: WarnPayersStores, private readonly warnings: Pick<RaiseWarningsUseCase, 'issueWithin'>, private readonly rules: WarnPayersRules) {}

  /** Looks at one bank's answer. @returns whether there may be more. */
  execute(): Promise<boolean> {
    return this.stores.unitOfWork.run(async (tx) => {
      const answered = await this.stores.inquiries.takeAnswered(tx);
      if (answered === undefined) return false;
      const context = this.rules.context();
      const draft = new CaseDraft(await this.stores.cases.load(tx, [answered.caseId]), context);
      const state = draft.book.get(answered.caseId);
      const stop = state?.instructions.get(answered.instructionId);
      if (state !== undefined && stop !== undefined) await this.warn(tx, draft, { answered, state, stop });
      return true;
    });
  }

  private async warn(tx: Tx, draft: CaseDraft, { answered, state, stop }: { readonly answered: AnsweredInquiry; readonly state: CaseState; readonly stop: InstructionRecord }): Promise<void> {
    const { now, policy } = draft.context;
    const found = payersOf(answered.lines, { around: moneyCameIn(state, stop), reported: reportedPayers(state), policy: policy.nextVictim });
    const unaware = await this.inNoCase(tx, found.payers.map((payer) => this.named(payer)));
    const since = instantFromMs(epochMs(now) - policy.nextVictim.warnAgainAfter.milliseconds);
    const fresh = await this.stores.inquiries.claimWarned(tx, unaware.map((each) => each.accountRef), { now, since });
    const warned = unaware.filter((each) => fresh.has(each.accountRef));
    draft.emit('PayersWarned', { kind: 'case', record: state.record }, { instructionId: stop.instructionId, payers: found.payers.length, warned: warned.length, hub: found.isHub });
    await this.stores.writer.write(tx, draft);
    await this.warnings.issueWithin(tx, warned.map(({ payer, institution }) => payerAlert(payer, {
      alertId: this.rules.ids.uuid(), now, record: state.record, stop, policy: policy.nextVictim, institution,
    })));
  }

  private named(payer: Payer): NamedPayer {
    const institution = payer.institutionCode ?? this.rules.institutionOf(payer.accountNumber);
    return { payer, institution, accountRef: this.rules.references.account(institution ?? UNKNOWN, payer.accountNumber) };
  }

  /** Those whose account no report names, neither as the one that paid nor as one that was paid. */
  private async inNoCase(tx: Tx, payers: readonly NamedPayer[]): Promise<NamedPayer[]> {
    const refs = payers.map((each) => each.accountRef);
    const reported = await this.stores.inquiries.payersInCases(tx, refs);
    const stopped = new Set((await this.stores.risks.sightingsOf(tx, refs)).map((each) => each.subject));
    return payers.filter(({ accountRef }) => !reported.has(accountRef) && !stopped.has(accountRef));
  }
}

/** The first transfer that the stop is for; an account further on counts from its stop. */
function moneyCameIn(state: CaseState, stop: InstructionRecord): string {
  const transfers = [...state.requests.values()].flatMap((request) => request.transfers.filter((transfer) => transfer.instructionId === stop.instructionId));
  return transfers.map((transfer) => transfer.transferredAt).reduce(earlierOf, stop.requestedAt);
}

function reportedPayers(state: CaseState): Set<string> {
  return new Set([...state.requests.values()].flatMap((request) => request.transfers.flatMap(({ from }) => from.accountNumber ?? [])));
}
