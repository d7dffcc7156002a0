import type { AllocationRecord, ClaimRecord, ReturnRecord } from '@paystop/domain';
import { money } from '@paystop/kernel';
import fc from 'fast-check';
import { REPORTED_AT } from '../../test/story';
import { type ReturnFacts, projectReturns } from './returns';

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
function story(): ReturnRecord[] {
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

function after(records: readonly ReturnRecord[], chunk: number): { readonly facts: ReturnFacts | undefined; readonly totals: readonly string[] } {
  const known = new Map<string, ReturnFacts>();
  const totals = new Map<string, bigint>();
  for (let at = 0; at < records.length; at += chunk) {
    const projection = projectReturns(known, records.slice(at, at + chunk), (unit) => unit.slice(0, 6));
    for (const facts of projection.returns) known.set(facts.returnId, facts);
    for (const [key, value] of projection.totals) totals.set(key, (totals.get(key) ?? 0n) + value);
  }
  return { facts: known.get('ret_1'), totals: [...totals].map(([key, value]) => `${key}=${value}`).sort() };
}

describe('returned money in the read models', () => {
  it('counts what was ever paid in the totals, and what stands in the statistics', () => {
    const { facts, totals } = after(story(), 1);
    expect(totals).toEqual(['returned_fen|440305|person|-=300', 'returned_fen|440306|company|-=300', 'returned_victims|company|-|-=1', 'returned_victims|person|-|-=1']);
    expect(facts?.payments.map(({ caseId, stands }) => [caseId, stands])).toEqual([['case_a', true], ['case_b', false]]);
  });

  it('is the same whatever order records come in, however often, in chunks of whatever size', () => {
    const whole = after(story(), 1);
    fc.assert(fc.property(fc.shuffledSubarray([...story(), ...story()], { minLength: 4 }), fc.integer({ min: 1, max: 4 }), (again, size) => {
      expect(after([...again, ...story()], size)).toEqual(whole);
    }), { numRuns: 300 });
  });
});
