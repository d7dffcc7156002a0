import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import {
  CaseDraft, type Decider, type DecisionContext, type FreezeRecord, type HoldRecord, type ObjectionRecord, approveFreeze, decideObjection, extendHold, proposeFreeze,
  recordObjection, rejectFreeze, releaseHold, renewFreeze, unfreeze,
} from '@paystop/domain';
import { refusalAnswer } from '@paystop/http-kit';
import { type Result, ok } from '@paystop/kernel';
import { presentFreeze, presentHold, presentObjection } from '@paystop/presentation';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { VerdictAnswerRepository } from '@paystop/service-kit';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';
import { actorOf, answer, notFound, staleAnswer } from '../../verdicts/verdict-context';
import type { RiskWithdrawal } from '../decide-risk/withdraw-risk';
import { covers } from './who-covers';
import { type FindPapers, bodyOf, freezeProposal, objectionInput, termOf, unknownDocument } from './keep-money-bodies';

export interface KeepMoneyStores {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly writer: CaseWriter;
  readonly answers: VerdictAnswerRepository;
  readonly risks: Pick<RiskWithdrawal, 'afterDecision'>;
}

export interface KeepMoneyRules {
  readonly contextFor: (actor: DecisionContext['actor']) => DecisionContext;
  readonly findPapers: FindPapers;
}

/** One of the things that people decide about here: how it is found, whose it is, how it is shown. */
interface Kept<R> {
  readonly what: string;
  readonly caseOf: (tx: Tx, id: string) => Promise<string | undefined>;
  readonly find: (draft: CaseDraft, caseId: string, id: string) => R | undefined;
  readonly show: (record: R) => object;
}

type Versioned = { readonly caseId: string; readonly version: number };

const OK = 200;
const CREATED = 201;
const ACCEPTED = 202;

const showHold = (hold: HoldRecord): object => presentHold(hold, 'masked');
const showFreeze = (freeze: FreezeRecord): object => presentFreeze(freeze, 'masked');
const showObjection = (objection: ObjectionRecord): object => presentObjection(objection, 'masked');

/** What people decide about money that is held or frozen (contract-details 7): extend, let go, freeze, renew, objections. */
export class KeepMoneyUseCase {
  private readonly holds: Kept<HoldRecord>;
  private readonly freezes: Kept<FreezeRecord>;
  private readonly objections: Kept<ObjectionRecord>;

  constructor(private readonly stores: KeepMoneyStores, private readonly rules: KeepMoneyRules) {
    const { cases } = stores;
    this.holds = { what: 'hold', caseOf: (tx, id) => cases.caseOfHold(tx, id), find: (draft, caseId, id) => draft.case(caseId).holds.get(id), show: showHold };
    this.freezes = { what: 'freeze', caseOf: (tx, id) => cases.caseOfFreeze(tx, id), find: (draft, caseId, id) => draft.case(caseId).freezes.get(id), show: showFreeze };
    this.objections = {
      what: 'objection', caseOf: (tx, id) => cases.caseOfObjection(tx, id), find: (draft, caseId, id) => draft.case(caseId).objections.get(id), show: showObjection,
    };
  }

  extend(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, this.holds, { status: ACCEPTED, decide: (draft, hold) => extendHold(draft, hold, { reason: bodyOf(request).reason ?? '', automatic: false }), show: showHold });
  }

  release(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, this.holds, { status: ACCEPTED, decide: (draft, hold) => releaseHold(draft, hold, { reason: bodyOf(request).reason ?? '', decider: deciderOf(request) }), show: showHold });
  }

  async proposeFreeze(request: VerdictRequest): Promise<VerdictAnswer> {
    const { legalDocument } = bodyOf(request);
    const papers = await this.rules.findPapers(legalDocument === undefined ? [] : [legalDocument]);
    const proposal = freezeProposal(request, papers);
    if (proposal === undefined) return unknownDocument();
    return this.decide(request, this.holds, { status: CREATED, decide: (draft, hold) => proposeFreeze(draft, hold, proposal), show: showFreeze });
  }

  approve(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, this.freezes, { status: ACCEPTED, decide: (draft, freeze) => approveFreeze(draft, freeze, deciderOf(request)), show: showFreeze });
  }

  reject(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, this.freezes, { status: ACCEPTED, decide: (draft, freeze) => rejectFreeze(draft, freeze, { reason: bodyOf(request).reason ?? '', decider: deciderOf(request) }), show: showFreeze });
  }

  renew(request: VerdictRequest): Promise<VerdictAnswer> {
    const call = { reason: bodyOf(request).reason ?? '', term: termOf(request), decider: deciderOf(request) };
    return this.decide(request, this.freezes, { status: ACCEPTED, decide: (draft, freeze) => renewFreeze(draft, freeze, call), show: showFreeze });
  }

  unfreeze(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, this.freezes, { status: ACCEPTED, decide: (draft, freeze) => unfreeze(draft, freeze, { reason: bodyOf(request).reason ?? '', decider: deciderOf(request) }), show: showFreeze });
  }

  decideObjection(request: VerdictRequest): Promise<VerdictAnswer> {
    const { decision = 'rejected', reason = '' } = bodyOf(request);
    return this.decide(request, this.objections, {
      status: OK, decide: (draft, objection) => decideObjection(draft, objection, { decision, reason, decider: deciderOf(request) }), show: showObjection,
    });
  }

  /** Takes down an objection; it names a hold or a freeze of the case. */
  recordObjection(request: VerdictRequest): Promise<VerdictAnswer> {
    const input = objectionInput(request);
    return this.stores.unitOfWork.run(async (tx) => {
      const kept = await this.stores.answers.find(tx, request);
      if (kept !== undefined) return kept;
      const draft = await this.open(tx, request.id, request);
      const state = draft.book.get(request.id);
      if (state === undefined || !covers(request.principal.unit, state)) return notFound('case');
      const parts: ReadonlyMap<string, object> = input.subject.kind === 'hold' ? state.holds : input.subject.kind === 'freeze' ? state.freezes : state.returns;
      if (!parts.has(input.subject.id)) return notFound(`${input.subject.kind} in this case`);
      const recorded = recordObjection(draft, request.id, input);
      if (!recorded.ok) return refusalAnswer(recorded.error);
      return this.finish(tx, { draft, request }, answer(CREATED, { ...showObjection(recorded.value), version: recorded.value.version }));
    });
  }

  private decide<R extends Versioned, S extends Versioned>(
    request: VerdictRequest, kept: Kept<R>,
    { status, decide, show }: { readonly status: number; readonly decide: (draft: CaseDraft, record: R) => Result<S>; readonly show: (record: S) => object },
  ): Promise<VerdictAnswer> {
    return this.stores.unitOfWork.run(async (tx) => {
      const answered = await this.stores.answers.find(tx, request);
      if (answered !== undefined) return answered;
      const found = await this.find(tx, request, kept);
      if (!found.ok) return found.error;
      const { draft, record } = found.value;
      const current = kept.show(record);
      const stale = staleAnswer(request, record.version, current);
      if (stale !== undefined) return stale;
      const decided = decide(draft, record);
      if (!decided.ok) return refusalAnswer({ ...decided.error, facts: { ...decided.error.facts, current } });
      return this.finish(tx, { draft, request }, answer(status, { ...show(decided.value), version: decided.value.version }));
    });
  }

  private async find<R extends Versioned>(tx: Tx, request: VerdictRequest, kept: Kept<R>): Promise<Result<{ readonly draft: CaseDraft; readonly record: R }, VerdictAnswer>> {
    const caseId = await kept.caseOf(tx, request.id);
    const draft = await this.open(tx, caseId, request);
    const state = caseId === undefined ? undefined : draft.book.get(caseId);
    const record = caseId === undefined || state === undefined ? undefined : kept.find(draft, caseId, request.id);
    if (state === undefined || record === undefined || !covers(request.principal.unit, state)) return { ok: false, error: notFound(kept.what) };
    return ok({ draft, record });
  }

  /** With the cases that hold or freeze the same accounts: letting go concerns them all (contract-details 3). */
  private async open(tx: Tx, caseId: string | undefined, request: VerdictRequest): Promise<CaseDraft> {
    const book = await this.stores.cases.loadWithAccounts(tx, caseId === undefined ? [] : [caseId]);
    return new CaseDraft(book, this.rules.contextFor(actorOf(request)));
  }

  private async finish(tx: Tx, { draft, request }: { readonly draft: CaseDraft; readonly request: VerdictRequest }, given: VerdictAnswer): Promise<VerdictAnswer> {
    const { traceparent } = request;
    await this.stores.writer.write(tx, draft, traceparent === undefined ? {} : { traceparents: new Map([...draft.book.keys()].map((caseId) => [caseId, traceparent])) });
    await this.stores.risks.afterDecision(tx, draft);
    await this.stores.answers.keep(tx, request, given);
    return given;
  }
}

function deciderOf({ principal: { subject, roles, unit } }: VerdictRequest): Decider {
  return { subject, roles, unit };
}
