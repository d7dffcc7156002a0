import { money } from '@paystop/kernel';
import { at } from '../case/case-fixtures';
import { approveReturn, changePayee, decideReturnObjection, executeReturn, objectToReturn, publishReturn, rejectReturn } from './decide-return';
import { fireReturn } from './follow-return';
import { availableOf } from './propose-return';
import { APPROVER, PROPOSER, ReturnWorld, VICTIM_ACCOUNTS } from './return-fixtures';
import type { ReturnRecord } from './return-record';
import type { StatementLine } from './account-statement';

const DAY = 24 * 60;

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('a funds return', () => {
  let world: ReturnWorld;

  beforeEach(() => {
    world = new ReturnWorld();
  });

  describe('proposed', () => {
    it('splits what is frozen between all cases that paid in, and explains each line', () => {
      const record = must(world.propose(10));
      expect(record).toMatchObject({ state: 'proposed', method: 'pro_rata', available: money(3_000_000n), unallocated: money(0n), round: 1, proposedBy: PROPOSER.id });
      expect(record.allocations.map(({ caseId, amount, share }) => [caseId, amount.amountMinor, share])).toEqual([
        ['case_a', '2000000', { numerator: '2', denominator: '3' }], ['case_b', '1000000', { numerator: '1', denominator: '3' }],
      ]);
      expect(record.allocations[0]?.explanation).toContain('¥50,000.00 of ¥75,000.00 = 2/3');
      expect(world.eventTypes()).toEqual(['FundsReturnProposed', 'CaseAmended']);
      expect(world.book.get('case_a')?.record.stage).toBe('returning');
    });

    it('keeps what it takes: nothing is left for a second one', () => {
      must(world.propose(10));
      expect(world.propose(11)).toMatchObject({ ok: false, error: { code: 'RETURN.NOTHING_AVAILABLE' } });
    });

    it('refuses to forget a victim of another unit, unless there is a reason', () => {
      expect(world.propose(10, { claims: [world.claim(0)] })).toMatchObject({ ok: false, error: { code: 'RETURN.CLAIMANT_MISSING', facts: { missing: ['case_b'] } } });
      const record = must(world.propose(10, { claims: [world.claim(0)], leftOut: [{ caseId: 'case_b', reason: 'withdrew' }] }));
      expect(record.leftOut).toEqual([{ caseId: 'case_b', caseNumber: null, reason: 'withdrew' }]);
    });

    it('leaves accounts that districts share to the city', () => {
      expect(world.propose(10, {}, { unit: '440305' })).toMatchObject({ ok: false, error: { code: 'RETURN.CITY_PROPOSES' } });
      expect(world.propose(10, {}, { unit: '4403' })).toMatchObject({ ok: true });
    });

    it.each<[string, string, Partial<Parameters<ReturnWorld['claim']>[1]>, readonly string[]]>([
      ['a loss above the transfers', 'RETURN.LOSS_EXCEEDS_TRANSFERS', { loss: money(5_000_001n) }, []],
      ['a transfer twice', 'RETURN.TRANSFER_CLAIMED_TWICE', { transferIds: ['t1', 'r1/t1'] }, []],
      ['a transfer that the case does not have', 'RETURN.TRANSFER_UNKNOWN', { transferIds: ['t9'] }, []],
      ['a case that did not pay in', 'RETURN.NOT_A_CLAIMANT', { caseId: 'case_x' }, []],
      ['an account that is held itself', 'RETURN.PAYEE_SUSPECT', {}, [`acc_ICBC_${VICTIM_ACCOUNTS[0]}`]],
      ['somebody else\'s account', 'RETURN.PAYEE_UNPROVEN', { payTo: { institutionCode: 'CCB', accountNumber: '6227000000000009', accountName: '钱七' } }, []],
      ['the holder\'s other account without evidence', 'RETURN.PAYEE_UNPROVEN', { payTo: { institutionCode: 'CCB', accountNumber: '6227000000000009', accountName: '王小明' } }, []],
    ])('refuses %s', (_, code, over, suspects) => {
      expect(world.propose(10, { claims: [world.claim(0, over), world.claim(1)] }, { suspects })).toMatchObject({ ok: false, error: { code, facts: { path: expect.stringMatching(/^\/claims\/0/) as unknown } } });
    });

    it('is only made out of a freeze in force', () => {
      Object.defineProperty(world, 'freeze', { value: { ...world.freeze, state: 'queued' } });
      expect(world.propose(10)).toMatchObject({ ok: false, error: { code: 'RETURN.FREEZE_NOT_IN_FORCE' } });
    });
  });

  describe('with auto', () => {
    const statement: StatementLine[] = [
      { bankReference: null, at: at(-20), direction: 'in', amount: money(5_000_000n), balanceAfter: money(5_000_000n), counterparty: VICTIM_ACCOUNTS[0] },
      { bankReference: null, at: at(-15), direction: 'out', amount: money(4_500_000n), balanceAfter: money(500_000n), counterparty: null },
      { bankReference: null, at: at(-10), direction: 'in', amount: money(2_500_000n), balanceAfter: money(3_000_000n), counterparty: VICTIM_ACCOUNTS[1] },
    ];

    it('asks the bank for the transactions, computes when they come, and says why', () => {
      const asked = must(world.propose(10, { method: 'auto' }));
      expect(asked).toMatchObject({ state: 'computing', method: null, allocations: [] });
      expect(world.last.commands).toMatchObject([{ type: 'dispatch', instructionId: asked.queryInstructionId }]);
      expect(world.last.timers).toMatchObject([{ subject: asked.returnId, kind: 'return', dueAt: at(10 + DAY) }]);
      world.report(12, world.order(asked.queryInstructionId ?? ''), 'done', { transactions: statement });
      expect(world.record).toMatchObject({ state: 'proposed', method: 'timestamp', methodReason: { because: 'nothing_mixed' } });
      expect(world.record.allocations.map(({ amount }) => amount.amountMinor)).toEqual(['500000', '2500000']);
      expect(world.last.timers).toMatchObject([{ subject: asked.returnId, dueAt: null }]);
    });

    it('fails when the bank refuses, or says nothing for 24 hours; a late answer changes nothing', () => {
      const refused = must(world.propose(10, { method: 'auto' }));
      world.report(12, world.order(refused.queryInstructionId ?? ''), 'refused', { code: '1000' });
      expect(world.record).toMatchObject({ state: 'failed', failure: 'query refused (1000)' });
      const unanswered = must(world.propose(20, { method: 'auto' }));
      world.decide(20 + DAY, (draft) => fireReturn(draft, unanswered));
      expect(world.record).toMatchObject({ returnId: unanswered.returnId, state: 'failed' });
      world.report(21 + DAY, world.order(unanswered.queryInstructionId ?? ''), 'done', { transactions: statement });
      expect(world.record.state).toBe('failed');
    });
  });

  describe('decided by people', () => {
    it('is approved by another person than proposed it', () => {
      const record = must(world.propose(10));
      expect(world.decide(11, (draft) => approveReturn(draft, record, world.approval()), PROPOSER)).toMatchObject({ ok: false, error: { code: 'FOUR_EYES.SAME_PERSON' } });
      expect(world.must(11, (draft) => approveReturn(draft, record, world.approval()))).toMatchObject({ state: 'approved', approved: { by: APPROVER.id } });
    });

    it('is published for 30 days when it is pro rata, and not executed before they are over', () => {
      const approved = world.must(11, (draft) => approveReturn(draft, must(world.propose(10)), world.approval()));
      expect(world.decide(12, (draft) => executeReturn(draft, approved, world.sound))).toMatchObject({ error: { code: 'RETURN.NOTICE_MISSING' } });
      const published = world.must(12, (draft) => publishReturn(draft, approved, world.claimants));
      expect(published).toMatchObject({ state: 'published', noticeEndsAt: at(12 + 30 * DAY) });
      expect(world.decide(12 + 30 * DAY - 1, (draft) => executeReturn(draft, published, world.sound))).toMatchObject({ error: { code: 'RETURN.NOTICE_RUNNING' } });
      expect(world.decide(12 + 30 * DAY, (draft) => executeReturn(draft, published, world.sound))).toMatchObject({ ok: true, value: { state: 'executing' } });
    });

    it('needs no notice when it is direct or by timestamp', () => {
      const record = must(world.propose(10, { method: 'timestamp' }));
      const approved = world.must(11, (draft) => approveReturn(draft, record, world.approval()));
      expect(world.decide(12, (draft) => publishReturn(draft, approved, world.claimants))).toMatchObject({ error: { code: 'RETURN.NOTICE_NOT_NEEDED' } });
      expect(world.decide(12, (draft) => executeReturn(draft, approved, world.sound))).toMatchObject({ ok: true });
    });

    it('waits for every objection: one upheld ends it, the last one rejected lets it go on', () => {
      const approved = world.must(11, (draft) => approveReturn(draft, must(world.propose(10)), world.approval()));
      const published = world.must(12, (draft) => publishReturn(draft, approved, world.claimants));
      const once = world.must(13, (draft) => objectToReturn(draft, published, 'obj_1'));
      const twice = world.must(14, (draft) => objectToReturn(draft, once, 'obj_2'));
      expect(world.decide(12 + 31 * DAY, (draft) => executeReturn(draft, twice, world.sound))).toMatchObject({ error: { code: 'RETURN.OBJECTION_OPEN' } });
      const left = world.must(15, (draft) => decideReturnObjection(draft, twice, { objectionId: 'obj_1', decision: 'rejected', reason: 'no right' }));
      expect(left).toMatchObject({ state: 'objected', openObjections: ['obj_2'] });
      expect(world.must(16, (draft) => decideReturnObjection(draft, left, { objectionId: 'obj_2', decision: 'rejected', reason: 'no right' }))).toMatchObject({ state: 'published' });
      expect(world.must(16, (draft) => decideReturnObjection(draft, left, { objectionId: 'obj_2', decision: 'upheld', reason: 'his money' }))).toMatchObject({ state: 'rejected', rejected: { reason: 'his money' } });
    });

    it('does not pay an account that was stopped after the approval', () => {
      const approved = world.must(11, (draft) => approveReturn(draft, must(world.propose(10, { method: 'timestamp' })), world.approval()));
      const suspects = new Set([`acc_ICBC_${VICTIM_ACCOUNTS[1]}`]);
      expect(world.decide(12, (draft) => executeReturn(draft, approved, { ...world.sound, suspects }))).toMatchObject({ error: { code: 'RETURN.PAYEE_SUSPECT', facts: { caseId: 'case_b' } } });
    });

    it('frees what it kept when it is rejected', () => {
      const record = must(world.propose(10));
      world.must(11, (draft) => rejectReturn(draft, record, 'wrong'));
      expect(world.propose(12)).toMatchObject({ ok: true, value: { round: 2, available: money(3_000_000n) } });
    });
  });

  describe('executed', () => {
    let executing: ReturnRecord;

    beforeEach(() => {
      executing = world.execute(must(world.propose(10)), 20);
    });

    it('sends one order for each allocation, due at the end of the third working day', () => {
      expect(world.last.commands).toHaveLength(2);
      expect(executing.allocations.map(({ instructionId }) => world.order(instructionId ?? ''))).toMatchObject([
        { action: 'return', state: 'queued', amount: money(2_000_000n), originalInstructionId: world.freeze.instructionId, sequence: 2 },
        { action: 'return', state: 'queued', amount: money(1_000_000n), sequence: 3 },
      ]);
      // Executed on Wednesday 23 December 2026; the fixtures' calendar knows nothing, so that it is assumed.
      expect(executing).toMatchObject({ deadline: '2026-12-28T15:59:59.999Z', deadlineAssumed: true });
      expect(world.book.get('case_a')?.record.status).toBe('open');
    });

    it('is completed with the last receipt, and each case says what came back', () => {
      world.pays(31 * DAY, 0, 'done');
      expect(world.record).toMatchObject({ state: 'executing', allocations: [{ state: 'paid', receipt: { receiptNumber: 'R0' }, firstForVictim: true }, { state: 'ordered' }] });
      world.pays(31 * DAY, 1, 'done');
      expect(world.record).toMatchObject({ state: 'completed', settledAt: at(31 * DAY) });
      expect([world.returned('case_a'), world.returned('case_b')]).toEqual(['2000000', '1000000']);
      expect(world.eventTypes()).toEqual(expect.arrayContaining(['MoneyReturned', 'FundsReturnExecuted']));
    });

    it('books the same answer once, however often it comes', () => {
      world.pays(31 * DAY, 0, 'done');
      world.pays(31 * DAY + 1, 0, 'done');
      expect(world.returned('case_a')).toBe('2000000');
    });

    it('is partly completed where an account is closed, and pays the victim\'s other account after a new approval', () => {
      world.pays(31 * DAY, 0, 'done');
      world.pays(31 * DAY, 1, 'refused', { code: '0300' });
      expect(world.record).toMatchObject({ state: 'partially_completed', allocations: [{ state: 'paid' }, { state: 'refused', code: '0300' }] });
      const change = {
        caseId: 'case_b', payTo: { institutionCode: 'CCB', accountNumber: '6227000000000009', accountName: '赵六' },
        otherAccount: { reason: 'closed', nameCheck: 'CCB confirmed', evidence: ['att_1'] },
      };
      const { claimants } = world;
      const changed = world.must(32 * DAY, (draft) => changePayee(draft, world.record, { change, claimants, suspects: new Set() }), PROPOSER);
      expect(changed).toMatchObject({ state: 'proposed', approved: null, allocations: [{ state: 'paid' }, { state: 'pending' }] });
      expect(world.decide(33 * DAY, (draft) => approveReturn(draft, changed, world.approval()), APPROVER)).toMatchObject({ error: { code: 'RETURN.PAYEE_NOT_CONFIRMED' } });
      const approved = world.must(33 * DAY, (draft) => approveReturn(draft, changed, world.approval(['case_b'])));
      expect(approved.claims[1]).toMatchObject({ payeeConfirmedBy: APPROVER.id });
      world.must(34 * DAY, (draft) => executeReturn(draft, approved, world.sound));
      expect(world.last.commands).toHaveLength(1);
      world.pays(35 * DAY, 1, 'done');
      expect(world.record.state).toBe('completed');
      expect([world.returned('case_a'), world.returned('case_b')]).toEqual(['2000000', '1000000']);
    });

    it('fails where the bank refuses everything, and the money is free for another round', () => {
      world.pays(31 * DAY, 0, 'refused', { code: '0200' });
      world.pays(31 * DAY, 1, 'refused', { code: '0200' });
      expect(world.record).toMatchObject({ state: 'failed', failure: 'the bank refused every payment' });
      expect(availableOf(world.freeze, [world.record])).toEqual(money(3_000_000n));
    });

    it('takes a payment back from the books when the bank corrects itself', () => {
      world.pays(31 * DAY, 0, 'done');
      world.pays(31 * DAY, 1, 'done');
      world.pays(32 * DAY, 1, 'refused', { code: '0200' });
      expect(world.record).toMatchObject({ state: 'partially_completed' });
      expect(world.returned('case_b')).toBe('0');
    });

    it('tells when the bank is late, once', () => {
      world.decide(40 * DAY, (draft) => fireReturn(draft, executing));
      expect([world.eventTypes(), world.record.overdue]).toEqual([['FundsReturnOverdue'], true]);
      world.decide(41 * DAY, (draft) => fireReturn(draft, world.record));
      expect(world.eventTypes()).toEqual([]);
    });

    it('leaves a victim found later what is still owed, never more than the transfers', () => {
      world.pays(31 * DAY, 0, 'done');
      world.pays(31 * DAY, 1, 'done');
      world.frozenFen = 5_000_000n;
      expect(world.propose(32 * DAY)).toMatchObject({ error: { code: 'RETURN.LOSS_EXCEEDS_TRANSFERS' } });
      const second = must(world.propose(32 * DAY, { claims: [world.claim(0, { loss: money(3_000_000n) }), world.claim(1, { loss: money(1_500_000n) })] }));
      expect(second).toMatchObject({ round: 2, available: money(2_000_000n) });
      expect(second.allocations.map(({ amount }) => amount.amountMinor)).toEqual(['1333333', '666667']);
    });
  });
});
