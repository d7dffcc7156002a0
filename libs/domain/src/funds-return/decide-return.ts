import { type Result, minorUnits, ok, plusDuration, refuse } from '@paystop/kernel';
import { workingDeadline } from '../calendar/working-days';
import type { CaseDraft } from '../case/case-draft';
import { amendReturn, setReturnTimer } from './amend-return';
import { checkPayee } from './check-claims';
import type { Claimant } from './claimants';
import { checkNobodyFoundSince } from './found-since';
import type { FrozenMoney } from './propose-return';
import { orderOnAccount } from './return-orders';
import type { ReturnEventName } from './return-events';
import { type ReturnMove, moveReturn } from './return-machine';
import type { AllocationRecord, OtherAccountRecord, PayeeRecord, ReturnRecord } from './return-record';

/** What people decide about a return. Who may decide what is looked at before; nobody approves their own proposal (I11). */
export function approveReturn(
  draft: CaseDraft, record: ReturnRecord, { confirmedCases, claimants }: { readonly confirmedCases: readonly string[]; readonly claimants: readonly Claimant[] },
): Result<ReturnRecord> {
  const { actor, now } = draft.context;
  if (actor.id === record.proposedBy) return refuse('FOUR_EYES.SAME_PERSON', 'another person than the proposer has to approve');
  const moved = moveReturn(record.state, 'approve');
  if (!moved.ok) return moved;
  const covered = checkNobodyFoundSince(record, claimants);
  if (!covered.ok) return covered;
  const unconfirmed = record.claims.findIndex(({ otherAccount, caseId }) => otherAccount !== null && !confirmedCases.includes(caseId));
  if (unconfirmed >= 0) return refuse('RETURN.PAYEE_NOT_CONFIRMED', 'money goes to another account than it came from: name the case in confirmedPayees', { caseId: record.claims[unconfirmed]?.caseId });
  const claims = record.claims.map((claim) => (claim.otherAccount === null ? claim : { ...claim, payeeConfirmedBy: actor.id }));
  return ok(amendReturn(draft, { event: 'FundsReturnApproved' }, { ...record, claims, state: moved.value, approved: { by: actor.id, at: now } }));
}

export function rejectReturn(draft: CaseDraft, record: ReturnRecord, reason: string): Result<ReturnRecord> {
  const { actor, now } = draft.context;
  return moveTo(draft, record, { move: 'reject', event: 'FundsReturnRejected', change: { rejected: { by: actor.id, at: now, reason } } });
}

/** Begins the public notice; only a pro rata return needs one (domain.md 3.3). */
export function publishReturn(draft: CaseDraft, record: ReturnRecord, claimants: readonly Claimant[]): Result<ReturnRecord> {
  const { actor, now, policy } = draft.context;
  const moved = moveReturn(record.state, 'publish');
  if (!moved.ok) return moved;
  if (record.method !== 'pro_rata') return refuse('RETURN.NOTICE_NOT_NEEDED', 'only a pro rata return is published');
  if (record.noticeEndsAt !== null) return refuse('RETURN.ALREADY_PUBLISHED', 'the notice was given; a changed payee needs no new one');
  const covered = checkNobodyFoundSince(record, claimants);
  if (!covered.ok) return covered;
  const noticeEndsAt = plusDuration(now, policy.notice.length);
  const published = amendReturn(draft, { event: 'FundsReturnPublished' }, { ...record, state: moved.value, published: { by: actor.id, at: now }, noticeEndsAt });
  setReturnTimer(draft, published, noticeEndsAt);
  return ok(published);
}

/** How things stand on the day of the payment. */
export interface ExecutionFacts {
  readonly freeze: FrozenMoney | undefined;
  readonly suspects: ReadonlySet<string>;
  readonly claimants: readonly Claimant[];
}

/** Sends one order per allocation. The bank has until the end of the third working day after today. */
export function executeReturn(draft: CaseDraft, record: ReturnRecord, { freeze, suspects, claimants }: ExecutionFacts): Result<ReturnRecord> {
  const { actor, now, policy } = draft.context;
  if (record.openObjections.length > 0) return refuse('RETURN.OBJECTION_OPEN', 'an objection is open', { objections: record.openObjections });
  const moved = moveReturn(record.state, 'execute');
  if (!moved.ok) return moved;
  if (record.method === 'pro_rata' && record.noticeEndsAt === null) return refuse('RETURN.NOTICE_MISSING', 'a pro rata return is published first');
  if (record.noticeEndsAt !== null && now < record.noticeEndsAt) return refuse('RETURN.NOTICE_RUNNING', `the notice ends at ${record.noticeEndsAt}`, { noticeEndsAt: record.noticeEndsAt });
  const covered = checkNobodyFoundSince(record, claimants);
  if (!covered.ok) return covered;
  if (!hasPending(record)) return refuse('RETURN.NOTHING_TO_PAY', 'the split gives nothing to anybody');
  const order = draft.instruction(record.caseId, record.freezeInstructionId);
  if (freeze === undefined || order === undefined || (freeze.state !== 'active' && freeze.state !== 'renewed')) {
    return refuse('RETURN.FREEZE_NOT_IN_FORCE', `money is returned out of a freeze that is in force; this one is ${freeze?.state ?? 'gone'}`);
  }
  const suspect = record.claims.findIndex(({ payToRef }, index) => suspects.has(payToRef) && record.allocations[index]?.state === 'pending');
  if (suspect >= 0) return refuse('RETURN.PAYEE_SUSPECT', 'an account that is to be paid is held or frozen by now', { caseId: record.claims[suspect]?.caseId });
  const { dueAt, assumed } = workingDeadline(now, policy.return.workingDays, policy.calendar);
  const allocations = record.allocations.map((allocation): AllocationRecord => {
    if (allocation.state !== 'pending') return allocation;
    const { instructionId } = orderOnAccount(draft, order, { action: 'return', amount: allocation.amount });
    return { ...allocation, state: 'ordered', instructionId, instructionIds: [...allocation.instructionIds, instructionId] };
  });
  const ordered = amendReturn(draft, { event: 'FundsReturnOrdered' }, {
    ...record, allocations, state: moved.value, executed: { by: actor.id, at: now }, deadline: dueAt, deadlineAssumed: assumed, overdue: false, settledAt: null,
  });
  setReturnTimer(draft, ordered, dueAt);
  for (const { state, instructionId } of allocations) {
    if (state === 'ordered' && instructionId !== null) draft.command({ type: 'dispatch', caseId: record.caseId, instructionId, onlyIfTookEffect: false });
  }
  return ok(ordered);
}

export interface PayeeChange {
  readonly caseId: string;
  readonly payTo: PayeeRecord;
  readonly otherAccount: OtherAccountRecord | null;
}

/**
 * Another account of the same victim, such as for one that is closed. The approval is void; what a settled return could not pay is
 * pending again. The split stays as it was published, so that no new notice is needed.
 */
export function changePayee(
  draft: CaseDraft, record: ReturnRecord, { change, claimants, suspects }: { readonly change: PayeeChange; readonly claimants: readonly Claimant[]; readonly suspects: ReadonlySet<string> },
): Result<ReturnRecord> {
  const moved = moveReturn(record.state, 'change_payee');
  if (!moved.ok) return moved;
  const index = record.claims.findIndex(({ caseId }) => caseId === change.caseId);
  const claim = record.claims[index];
  if (claim === undefined) return refuse('RETURN.NOT_A_CLAIMANT', 'this case has no claim in the return', { path: '/caseId' });
  const state = record.allocations[index]?.state;
  if (state !== 'pending' && state !== 'refused') return refuse('RETURN.ALREADY_PAID', `nothing is to be paid for this claim any more: it is ${state ?? 'unknown'}`);
  const transfers = claimants.find(({ caseId }) => caseId === change.caseId)?.transfers.filter(({ key }) => claim.transferKeys.includes(key)) ?? [];
  const checked = checkPayee(change, { at: '/payTo', transfers, check: { referenceOf: draft.context.referenceOf, suspects } });
  if (!checked.ok) return checked;
  const isOwn = transfers.some(({ from }) => from.accountNumber === change.payTo.accountNumber);
  const claims = record.claims.with(index, { ...claim, payTo: change.payTo, payToRef: checked.value, otherAccount: isOwn ? null : change.otherAccount, payeeConfirmedBy: null });
  const allocations = record.allocations.map((allocation): AllocationRecord => (allocation.state === 'refused' ? { ...allocation, state: 'pending', instructionId: null } : allocation));
  const changed = amendReturn(draft, { event: 'FundsReturnPayeeChanged', data: { claimedCaseId: change.caseId } }, {
    ...record, claims, allocations, state: moved.value, approved: null, settledAt: null, proposedBy: draft.context.actor.id,
  });
  return ok(changed);
}

/** An objection was recorded; while one is open nothing is executed. */
export function objectToReturn(draft: CaseDraft, record: ReturnRecord, objectionId: string): Result<ReturnRecord> {
  const stoodAt = record.stoodAt ?? (record.state === 'approved' ? 'approved' : 'published');
  return moveTo(draft, record, { move: 'object', event: 'FundsReturnObjected', change: { stoodAt, openObjections: [...record.openObjections, objectionId] }, data: { objectionId } });
}

/** An objection was decided: upheld ends the return, the last one rejected lets it go on where it stood (contract-details 7). */
export function decideReturnObjection(
  draft: CaseDraft, record: ReturnRecord, { objectionId, decision, reason }: { readonly objectionId: string; readonly decision: 'upheld' | 'rejected'; readonly reason: string },
): Result<ReturnRecord> {
  const { actor, now } = draft.context;
  const openObjections = record.openObjections.filter((each) => each !== objectionId);
  if (decision === 'upheld') {
    return moveTo(draft, record, { move: 'uphold', event: 'FundsReturnRejected', change: { openObjections, rejected: { by: actor.id, at: now, reason } }, data: { objectionId } });
  }
  if (openObjections.length > 0) return ok(amendReturn(draft, { event: 'FundsReturnObjectionDismissed', data: { objectionId } }, { ...record, openObjections }));
  return moveTo(draft, record, { move: 'dismiss', event: 'FundsReturnObjectionDismissed', change: { openObjections, stoodAt: null }, data: { objectionId } });
}

interface Move {
  readonly move: ReturnMove;
  readonly event: ReturnEventName;
  readonly change: Partial<ReturnRecord>;
  readonly data?: Readonly<Record<string, unknown>>;
}

function moveTo(draft: CaseDraft, record: ReturnRecord, { move, event, change, data }: Move): Result<ReturnRecord> {
  const moved = moveReturn(record.state, move, record.stoodAt ?? undefined);
  if (!moved.ok) return moved;
  const amended = amendReturn(draft, { event, data }, { ...record, ...change, state: moved.value });
  if (moved.value === 'rejected') setReturnTimer(draft, amended, null);
  return ok(amended);
}

function hasPending({ allocations }: ReturnRecord): boolean {
  return allocations.some(({ state, amount }) => state === 'pending' && minorUnits(amount) > 0n);
}
