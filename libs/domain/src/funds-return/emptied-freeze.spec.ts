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
});
