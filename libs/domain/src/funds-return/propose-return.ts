import { type Money, type Result, NO_MONEY, minorUnits, money, ok, plusDuration, refuse } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import type { InstructionRecord } from '../case/records';
import type { KnownDeposit, StatementLine } from './account-statement';
import { type CheckedClaims, type ProposedClaims, checkClaims } from './check-claims';
import { type MethodChoice, type ReturnMethod, type SplitBasis, applyMethod, chooseMethod } from './choose-method';
import type { Claimant } from './claimants';
import { explainPart } from './explain-split';
import { amendReturn, returnsOf, setReturnTimer } from './amend-return';
import { paidBefore } from './paid-before';
import { orderOnAccount } from './return-orders';
import { isUnfinished, moveReturn } from './return-machine';
import type { AllocationRecord, ReturnRecord } from './return-record';

/** What a return needs to know of a freeze. */
export interface FrozenMoney {
  readonly freezeId: string;
  readonly caseId: string;
  readonly instructionId: string | null;
  readonly institutionCode: string;
  readonly accountRef: string;
  readonly account: string;
  readonly amount: Money;
  readonly state: string;
}

export interface ReturnProposal extends ProposedClaims {
  readonly method: ReturnMethod | 'auto';
}

export interface ProposalFacts {
  readonly claimants: readonly Claimant[];
  readonly suspects: ReadonlySet<string>;
}

const IN_FORCE: ReadonlySet<string> = new Set(['active', 'renewed']);

/** Proposes to give a freeze's money back. `auto` asks the bank for the account's transactions first and computes when they come. */
export function proposeReturn(
  draft: CaseDraft, freeze: FrozenMoney, { proposal, facts }: { readonly proposal: ReturnProposal; readonly facts: ProposalFacts },
): Result<ReturnRecord> {
  const order = freeze.instructionId === null ? undefined : draft.instruction(freeze.caseId, freeze.instructionId);
  if (order === undefined || !IN_FORCE.has(freeze.state)) return refuse('RETURN.FREEZE_NOT_IN_FORCE', `money is returned out of a freeze that is in force; this one is ${freeze.state}`);
  const available = availableOf(freeze, returnsOf(draft, freeze));
  if (minorUnits(available) === 0n) return refuse('RETURN.NOTHING_AVAILABLE', 'other returns have taken all of this freeze, or one is being computed');
  const { context } = draft;
  const checked = checkClaims(proposal, { ...facts, proposerUnit: context.actor.unit, referenceOf: context.referenceOf, now: context.now });
  if (!checked.ok) return checked;
  const record = newReturn(draft, freeze, { order, available, method: proposal.method, checked: checked.value, claimants: facts.claimants });
  if (proposal.method === 'auto') return ok(askForTransactions(draft, record, order));
  const choice = applyMethod(proposal.method, basisOf(draft, record));
  if (!choice.ok) return choice;
  return ok(draftProposal(draft, record, choice.value));
}

/** Takes in the account's transactions, as the bank showed them. */
export function computeReturn(draft: CaseDraft, record: ReturnRecord, statement: readonly StatementLine[]): ReturnRecord {
  if (record.state !== 'computing') return record;
  return draftProposal(draft, record, chooseMethod(basisOf(draft, record), statement));
}

/** The bank refused to show the transactions, or left the query unanswered. */
export function giveUpReturn(draft: CaseDraft, record: ReturnRecord, failure: string): ReturnRecord {
  const state = moveReturn(record.state, 'give_up');
  return state.ok ? amendReturn(draft, { event: 'FundsReturnFailed' }, { ...record, state: state.value, failure, settledAt: draft.context.now }) : record;
}

/** Frozen less what unfinished returns keep and others have paid; one that is being computed keeps everything. */
export function availableOf({ amount }: Pick<FrozenMoney, 'amount'>, returns: readonly ReturnRecord[]): Money {
  if (returns.some(({ state }) => state === 'computing')) return NO_MONEY;
  const taken = returns.reduce((sum, each) => sum + takenBy(each), 0n);
  const frozen = minorUnits(amount);
  return money(taken < frozen ? frozen - taken : 0n);
}

function takenBy({ state, allocations }: ReturnRecord): bigint {
  return allocations.filter((each) => isUnfinished(state) || each.state === 'paid').reduce((sum, { amount }) => sum + minorUnits(amount), 0n);
}

interface NewReturn {
  readonly order: InstructionRecord;
  readonly available: Money;
  readonly method: ReturnMethod | 'auto';
  readonly checked: CheckedClaims;
  readonly claimants: readonly Claimant[];
}

function newReturn(draft: CaseDraft, freeze: FrozenMoney, { order, available, method, checked, claimants }: NewReturn): ReturnRecord {
  const { now, nextId, actor } = draft.context;
  return {
    returnId: nextId('ret'), caseId: freeze.caseId, freezeId: freeze.freezeId, freezeInstructionId: order.instructionId, institutionCode: freeze.institutionCode,
    accountRef: freeze.accountRef, account: freeze.account, accountName: order.target.accountName ?? '', round: returnsOf(draft, freeze).length + 1,
    requestedMethod: method, method: null, methodReason: null, frozenAmount: freeze.amount, available, unallocated: available,
    claims: checked.claims, deposits: depositsOf(checked, claimants), leftOut: checked.leftOut, allocations: [], state: 'computing', stoodAt: null, openObjections: [],
    proposedBy: actor.id, proposedAt: now, queryInstructionId: null, approved: null, rejected: null, published: null, noticeEndsAt: null,
    executed: null, deadline: null, deadlineAssumed: false, overdue: false, settledAt: null, failure: null, version: 0,
  };
}

/** Deposits of the claimed cases alone: whoever was left out counts as somebody else. */
function depositsOf({ claims }: CheckedClaims, claimants: readonly Claimant[]): KnownDeposit[] {
  return claims.flatMap(({ caseId }, claim) => {
    const isFirst = claims.findIndex((each) => each.caseId === caseId) === claim;
    return isFirst ? (claimants.find((each) => each.caseId === caseId)?.deposits ?? []).map((deposit) => ({ ...deposit, claim })) : [];
  });
}

function basisOf(draft: CaseDraft, record: ReturnRecord): SplitBasis {
  const { available, claims, deposits } = record;
  return { available, losses: claims.map(({ loss }) => loss), deposits, payments: paidBefore(draft, record), rule: draft.context.policy.allocation.rule };
}

function askForTransactions(draft: CaseDraft, record: ReturnRecord, order: InstructionRecord): ReturnRecord {
  const query = orderOnAccount(draft, order, { action: 'query', amount: record.available });
  const asked = amendReturn(draft, { event: 'FundsReturnRequested' }, { ...record, queryInstructionId: query.instructionId });
  setReturnTimer(draft, asked, plusDuration(draft.context.now, draft.context.policy.return.queryWithin));
  draft.command({ type: 'dispatch', caseId: query.caseId, instructionId: query.instructionId, onlyIfTookEffect: false });
  return asked;
}

function draftProposal(draft: CaseDraft, record: ReturnRecord, { method, reason, split }: MethodChoice): ReturnRecord {
  const allocations = split.parts.map((part, index): AllocationRecord => ({
    caseId: record.claims[index]?.caseId ?? '', ...part, explanation: explainPart(method, part), state: minorUnits(part.amount) === 0n ? 'nothing' : 'pending',
    instructionId: null, instructionIds: [], code: null, receipt: null, firstForVictim: false,
  }));
  const proposed = amendReturn(draft, { event: 'FundsReturnProposed' }, { ...record, method, methodReason: reason, allocations, unallocated: split.unallocated, state: 'proposed' });
  setReturnTimer(draft, proposed, null);
  return proposed;
}
