import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import {
  CaseDraft, type DecisionContext, type FrozenMoney, type KnownPaper, type ReturnRecord, approveReturn, changePayee, checkApprover, claimantsOf, executeReturn, proposeReturn,
  publishReturn, recordObjection, rejectReturn, unitCovers,
} from '@paystop/domain';
import { problemAnswer, refusalAnswer } from '@paystop/http-kit';
import { type Result } from '@paystop/kernel';
import { presentObjection, presentReturn } from '@paystop/presentation';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { VerdictAnswerRepository } from '@paystop/service-kit';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';
import type { FundsReturnRepository } from '../../adapters/postgres/funds-return.repository';
import { actorOf, answer, deciderOf, notFound, staleAnswer } from '../../verdicts/verdict-context';
import { type ApproveBody, type ObjectionBody, type PayeeBody, type ProposeBody, evidenceOf, otherAccountOf, proposalOf } from './return-bodies';

export interface ReturnFundsStores {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly returns: FundsReturnRepository;
  readonly writer: CaseWriter;
  readonly answers: VerdictAnswerRepository;
}

export interface ReturnFundsRules {
  readonly contextFor: (actor: DecisionContext['actor']) => DecisionContext;
  readonly findPapers: (attachmentIds: readonly string[]) => Promise<ReadonlyMap<string, KnownPaper>>;
}

interface Opened {
  readonly draft: CaseDraft;
  readonly record: ReturnRecord;
  readonly tx: Tx;
}

const OK = 200;
const CREATED = 201;
const ACCEPTED = 202;

/** Decisions of people about giving frozen money back (contract-details 7): proposed by one, approved by another, published, executed. */
export class ReturnFundsUseCase {
  constructor(private readonly stores: ReturnFundsStores, private readonly rules: ReturnFundsRules) {}

  async propose(request: VerdictRequest): Promise<VerdictAnswer> {
    const body = request.body as ProposeBody;
    const unknown = await this.unknownEvidence(body.claims.flatMap((claim, index) => evidenceOf(claim, `/claims/${index}`)));
    return unknown ?? this.stores.unitOfWork.run(async (tx) => {
      const kept = await this.stores.answers.find(tx, request);
      if (kept !== undefined) return kept;
      const found = await this.stores.returns.freeze(tx, body.freezeId);
      const draft = await this.open(tx, request, found === undefined ? [] : [found.caseId, ...(await this.stores.returns.casesOnAccount(tx, found.accountRef))]);
      const freeze = found === undefined ? undefined : freezeIn(draft, { caseId: found.caseId, freezeId: body.freezeId });
      if (freeze === undefined || !unitCovers(request.principal.unit, draft.case(freeze.caseId).record.unit)) return notFound('freeze');
      const refs = body.claims.map(({ payTo }) => draft.context.referenceOf(payTo.institutionCode, payTo.accountNumber));
      const facts = { claimants: await this.claimants(tx, draft, freeze.accountRef), suspects: await this.stores.returns.suspects(tx, refs) };
      const proposed = proposeReturn(draft, freeze, { proposal: proposalOf(body), facts });
      if (!proposed.ok) return refusalAnswer(proposed.error);
      return this.finish(tx, { draft, request }, answer(CREATED, { ...presentReturn(proposed.value, 'masked'), version: proposed.value.version }));
    });
  }

  approve(request: VerdictRequest): Promise<VerdictAnswer> {
    const { confirmedPayees = [] } = request.body as ApproveBody;
    return this.decide(request, { status: OK, who: 'approver' }, async ({ draft, record, tx }) => approveReturn(draft, record, { confirmedCases: confirmedPayees, claimants: await this.claimants(tx, draft, record.accountRef) }));
  }

  reject(request: VerdictRequest): Promise<VerdictAnswer> {
    const { reason } = request.body as { readonly reason: string };
    return this.decide(request, { status: OK, who: 'approver' }, async ({ draft, record }) => rejectReturn(draft, record, reason));
  }

  publish(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, { status: OK, who: 'approver' }, async ({ draft, record, tx }) => publishReturn(draft, record, await this.claimants(tx, draft, record.accountRef)));
  }

  execute(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, { status: ACCEPTED, who: 'approver' }, async ({ draft, record, tx }) => {
      // An account that was sound when it was proposed may be stopped by now.
      const suspects = await this.stores.returns.suspects(tx, record.claims.map(({ payToRef }) => payToRef));
      return executeReturn(draft, record, { freeze: freezeIn(draft, record), suspects, claimants: await this.claimants(tx, draft, record.accountRef) });
    });
  }

  /** Whoever has a right to the money says so (contract-details 7); while it is open nothing is paid. */
  object(request: VerdictRequest): Promise<VerdictAnswer> {
    const { statement, by } = request.body as ObjectionBody;
    return this.onReturn(request, async ({ draft, record, tx }) => {
      const recorded = recordObjection(draft, record.caseId, { subject: { kind: 'return', id: record.returnId }, statement, raisedBy: by });
      if (!recorded.ok) return refusalAnswer({ ...recorded.error, facts: { ...recorded.error.facts, current: presentReturn(record, 'masked') } });
      return this.finish(tx, { draft, request }, answer(CREATED, { ...presentObjection(recorded.value, 'masked'), version: recorded.value.version }));
    });
  }

  async changePayee(request: VerdictRequest): Promise<VerdictAnswer> {
    const body = request.body as PayeeBody;
    const unknown = await this.unknownEvidence(evidenceOf(body, ''));
    return unknown ?? this.decide(request, { status: OK, who: 'proposer' }, async ({ draft, record, tx }) => {
      const reference = draft.context.referenceOf(body.payTo.institutionCode, body.payTo.accountNumber);
      const facts = { claimants: await this.claimants(tx, draft, record.accountRef), suspects: await this.stores.returns.suspects(tx, [reference]) };
      return changePayee(draft, record, { change: { caseId: body.caseId, payTo: body.payTo, otherAccount: otherAccountOf(body) }, ...facts });
    });
  }

  private decide(
    request: VerdictRequest, { status, who }: { readonly status: number; readonly who: 'approver' | 'proposer' }, decide: (opened: Opened) => Promise<Result<ReturnRecord>>,
  ): Promise<VerdictAnswer> {
    return this.onReturn(request, async ({ draft, record, tx }) => {
      const approver = who === 'approver' ? checkApprover(deciderOf(request), 'district') : undefined;
      if (approver?.ok === false) return refusalAnswer(approver.error);
      const stale = staleAnswer(request, record.version, presentReturn(record, 'masked'));
      if (stale !== undefined) return stale;
      const decided = await decide({ draft, record, tx });
      if (!decided.ok) return refusalAnswer({ ...decided.error, facts: { ...decided.error.facts, current: presentReturn(record, 'masked') } });
      return this.finish(tx, { draft, request }, answer(status, { ...presentReturn(decided.value, 'masked'), version: decided.value.version }));
    });
  }

  private onReturn(request: VerdictRequest, work: (opened: Opened) => Promise<VerdictAnswer>): Promise<VerdictAnswer> {
    return this.stores.unitOfWork.run(async (tx) => {
      const kept = await this.stores.answers.find(tx, request);
      if (kept !== undefined) return kept;
      const found = await this.stores.returns.whereReturned(tx, request.id);
      // Also who was found to have paid in since the proposal.
      const draft = await this.open(tx, request, found === undefined ? [] : [found.caseId, ...(await this.stores.returns.casesOnAccount(tx, found.accountRef))]);
      const record = found === undefined ? undefined : draft.case(found.caseId).returns.get(request.id);
      if (record === undefined || !unitCovers(request.principal.unit, draft.case(record.caseId).record.unit)) return notFound('return');
      return work({ draft, record, tx });
    });
  }

  private async open(tx: Tx, request: VerdictRequest, caseIds: readonly string[]): Promise<CaseDraft> {
    return new CaseDraft(await this.stores.cases.load(tx, caseIds), this.rules.contextFor(actorOf(request)));
  }

  private async claimants(tx: Tx, draft: CaseDraft, accountRef: string): Promise<ReturnType<typeof claimantsOf>> {
    const returns = await this.stores.returns.naming(tx, [...draft.book.keys()]);
    return claimantsOf(draft.book, { accountRef, policy: draft.context.policy, returns });
  }

  private async unknownEvidence(named: readonly { readonly id: string; readonly path: string }[]): Promise<VerdictAnswer | undefined> {
    if (named.length === 0) return undefined;
    const known = await this.rules.findPapers(named.map(({ id }) => id));
    const errors = named.filter(({ id }) => !known.has(id)).map(({ path }) => ({ path, message: 'is an attachment that we do not have' }));
    return errors.length === 0 ? undefined : problemAnswer('ATTACHMENT.UNKNOWN', undefined, { errors });
  }

  private async finish(tx: Tx, { draft, request }: { readonly draft: CaseDraft; readonly request: VerdictRequest }, given: VerdictAnswer): Promise<VerdictAnswer> {
    const { traceparent } = request;
    await this.stores.writer.write(tx, draft, traceparent === undefined ? {} : { traceparents: new Map([...draft.book.keys()].map((caseId) => [caseId, traceparent])) });
    await this.stores.answers.keep(tx, request, given);
    return given;
  }
}

function freezeIn(draft: CaseDraft, { caseId, freezeId }: { readonly caseId: string; readonly freezeId: string }): FrozenMoney | undefined {
  return draft.book.get(caseId)?.freezes.get(freezeId);
}
