import type { AllocationRecord, ClaimRecord, FreezeRecord, ObjectionRecord, ReturnRecord, StateChange } from '@paystop/domain';
import { money } from '@paystop/kernel';
import { REPORTED_AT, aChange } from './story';

export function aFreeze(version: number, state: FreezeRecord['state'], amountMinor: bigint): FreezeRecord {
  return {
    freezeId: 'frz_1', caseId: 'case_1', holdId: 'hold_1', institutionCode: 'CMB', accountRef: 'acc_1', account: '6214', amountLimit: null, amount: money(amountMinor),
    term: { months: 6, milliseconds: 0 }, legalDocument: null, proposed: { by: 'a', reason: 'r', at: REPORTED_AT }, approved: null, rejected: null, instructionId: null, validUntil: null,
    code: null, placedAt: null, expiresAt: null, endedAt: null, state, renewal: null, renewals: 0, unfreezeProposed: null, unfreezeApproved: null, lifting: false, warned: 0,
    attention: null, version,
  };
}

const CLAIM: ClaimRecord = {
  caseId: 'case_a', caseNumber: null, unit: '440305012', fraudType: 'gaming', reportedAt: REPORTED_AT, victimName: '王小明', victimKind: 'person', transferKeys: ['r/t1'], transferIds: ['t1'],
  loss: money(500n), payTo: { institutionCode: 'ICBC', accountNumber: '6222', accountName: '王小明' }, payToRef: 'acc_1', otherAccount: null, payeeConfirmedBy: null,
};

function allocation(state: AllocationRecord['state'], first = true): AllocationRecord {
  return {
    caseId: 'case_a', loss: money(500n), share: { numerator: '1', denominator: '2' }, amount: money(300n), workings: null, explanation: '', state, instructionId: null,
    instructionIds: [], code: null, receipt: null, firstForVictim: state === 'paid' && first,
  };
}

/** A return as it went: ordered, paid one by one, one taken back by the bank. */
export function returnStory(): ReturnRecord[] {
  const states: readonly (readonly [ReturnRecord['state'], AllocationRecord['state'], AllocationRecord['state']])[] = [
    ['executing', 'ordered', 'ordered'], ['executing', 'paid', 'ordered'], ['completed', 'paid', 'paid'], ['partially_completed', 'paid', 'refused'],
  ];
  return states.map(([state, a, b], index) => ({
    returnId: 'ret_1', caseId: 'case_x', freezeId: 'frz_1', freezeInstructionId: 'ins_1', institutionCode: 'CMB', accountRef: 'acc', account: '6214', accountName: '李四', round: 1,
    requestedMethod: 'pro_rata', method: 'pro_rata', methodReason: { because: 'chosen' }, frozenAmount: money(600n), available: money(600n), unallocated: money(0n),
    claims: [CLAIM, { ...CLAIM, caseId: 'case_b', unit: '440306001', victimKind: 'company' }], deposits: [], leftOut: [], allocations: [allocation(a), allocation(b)], state, stoodAt: null, openObjections: [],
    proposedBy: 'user:1', proposedAt: REPORTED_AT, queryInstructionId: null, approved: null, rejected: null, published: null, noticeEndsAt: null, executed: null, deadline: null,
    deadlineAssumed: false, overdue: false, settledAt: null, failure: null, version: index + 1,
  }));
}

function anObjection(version: number, state: ObjectionRecord['state']): ObjectionRecord {
  return {
    objectionId: 'obj_1', caseId: 'case_x', subject: { kind: 'hold', id: 'hold_1' }, statement: 'my salary', raisedBy: { name: '赵某', phone: '13900001111' }, state,
    recordedBy: 'user:1', recordedAt: REPORTED_AT, decided: state === 'open' ? null : { by: 'user:2', reason: 'it is', at: REPORTED_AT }, reachedOnlyThrough: [], version,
  };
}

/** What became of held money: frozen, objected to, given back. */
export function keptHistory(): StateChange[] {
  const freezes = [aFreeze(1, 'proposed', 50n), aFreeze(2, 'active', 40n), aFreeze(3, 'lifted', 45n)];
  return [
    ...freezes.map((freeze) => aChange({ freezes: [freeze] })), aChange({ objections: [anObjection(1, 'open')] }), aChange({ objections: [anObjection(2, 'upheld')] }),
    ...returnStory().map((record) => aChange({ returns: [record] })),
  ];
}
