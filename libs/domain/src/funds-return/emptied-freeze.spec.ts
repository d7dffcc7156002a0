import { money } from '@paystop/kernel';
import { at } from '../case/case-fixtures';
import type { InstructionRecord } from '../case/records';
import { settleCase } from '../case/settle-case';
import { proposeFreeze } from '../freeze/propose-freeze';
import { ReturnWorld } from './return-fixtures';

const MONTH = 30 * 24 * 60;

describe('a freeze out of which money is paid', () => {
  let world: ReturnWorld;

  beforeEach(() => {
    world = new ReturnWorld();
    world.decide(5, (draft) => {
      const [hold] = draft.case('case_a').holds.values();
      const freeze = hold === undefined ? hold : proposeFreeze(draft, hold, { reason: 'fraud', amountLimit: null, term: null, legalDocument: null });
      if (freeze?.ok !== true) throw new Error('no freeze');
      draft.emit('FreezePlaced', { kind: 'freeze', record: { ...freeze.value, freezeId: 'frz_1', state: 'active', instructionId: world.stop().instructionId } });
    });
    world.propose(10);
    world.execute(world.record, 20);
  });

  const attention = (): string | undefined => world.book.get('case_a')?.freezes.get('frz_1')?.attention?.type;

  it('is somebody\'s work once everything was paid back, and never ends by itself', () => {
    world.pays(MONTH + 30, 0, 'done');
    expect(attention()).toBeUndefined();
    world.pays(MONTH + 31, 1, 'done');
    expect([attention(), world.book.get('case_a')?.freezes.get('frz_1')?.state]).toEqual(['NothingLeftFrozen', 'active']);
    expect(world.eventTypes()).toContain('FreezeEmptied');
    expect(world.last.commands).toEqual([]);
  });

  it('is not while a payment failed, nor any more when the bank takes one back', () => {
    world.pays(MONTH + 30, 0, 'done');
    world.pays(MONTH + 31, 1, 'refused', { code: '0300' });
    expect(attention()).toBeUndefined();
    world.pays(MONTH + 32, 1, 'done');
    expect(attention()).toBe('NothingLeftFrozen');
    world.pays(MONTH + 33, 1, 'refused', { code: '0300' });
    expect(attention()).toBeUndefined();
  });

  it('is frozen for less by what was paid back, and the case has intercepted as much as before', () => {
    const figures = (): (string | undefined)[] => {
      const { record } = world.book.get('case_a') ?? {};
      return [record?.frozenAmount, record?.interceptedAmount, record?.returnedAmount].map((amount) => amount?.amountMinor);
    };
    expect(figures()).toEqual(['3000000', '3000000', '0']);
    world.pays(MONTH + 30, 0, 'done');
    expect(figures()).toEqual(['1000000', '3000000', '2000000']);
    world.pays(MONTH + 31, 1, 'done');
    expect(figures()).toEqual(['0', '3000000', '2000000']);
    world.pays(MONTH + 32, 1, 'refused', { code: '0300' });
    expect(figures()).toEqual(['1000000', '3000000', '2000000']);
  });

  it('is frozen for what the bank says with a renewal, which no longer has what was paid before', () => {
    world.pays(MONTH + 30, 0, 'done');
    world.decide(MONTH + 40, (draft) => {
      const renewal: InstructionRecord = { ...world.stop(), instructionId: 'ins_renewal', action: 'renew', originalInstructionId: world.stop().instructionId, heldAmount: money(1_000_000n), recordedAt: at(MONTH + 40) };
      const freeze = draft.case('case_a').freezes.get('frz_1');
      if (freeze === undefined) throw new Error('no freeze');
      draft.emit('InstructionReported', { kind: 'instruction', record: renewal });
      draft.emit('FreezeRenewed', { kind: 'freeze', record: { ...freeze, state: 'renewed', amount: money(1_000_000n) } });
      settleCase(draft, 'case_a');
    });
    expect(world.book.get('case_a')?.record.frozenAmount.amountMinor).toBe('1000000');
    world.pays(MONTH + 50, 1, 'done');
    expect(world.book.get('case_a')?.record.frozenAmount.amountMinor).toBe('0');
  });
});
