import { NOTHING, World, YUAN_50K, at, input, transfer } from '../case/case-fixtures';
import type { InstructionRecord } from '../case/records';
import type { OnwardTransferRecord } from '../case/trail-records';
import { decideObjection, recordObjection } from './objections';
import type { ObjectionRecord } from './objection-record';

const APPROVER = { subject: 'user:ap', roles: ['approver' as const], unit: '4403' };

function onward(account: string, amountMinor: string, minute: number): OnwardTransferRecord {
  return {
    bankReference: `ref-${account}-${minute}`, transferredAt: at(minute), amount: { amountMinor, currency: 'CNY' }, channel: 'mobile_banking',
    to: { institutionCode: 'ABC', accountNumber: account, accountName: '赵六' },
  };
}

/** 50,000 yuan went to a first account, half of it on to `MIDDLE`, and from there on to `END`; `END` also got some from the first directly where told. */
function ring({ alsoDirectly }: { readonly alsoDirectly: boolean }): World {
  const world = new World();
  world.join(0, input({ transfers: [transfer({ transferredAt: at(-30) })] }));
  world.report(1, world.stop(), 'not_held', { heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: [onward('MIDDLE', '4000000', -20), onward(alsoDirectly ? 'END' : 'OTHER', '1000000', -19)] });
  world.report(2, stopOn(world, 'MIDDLE'), 'partially_held', { code: '1200', heldAmount: { amountMinor: '1000000', currency: 'CNY' }, onwardTransfers: [onward('END', '3000000', -10)] });
  world.report(3, stopOn(world, 'END'), 'held', { heldAmount: YUAN_50K });
  return world;
}

function stopOn(world: World, account: string): InstructionRecord {
  const stop = [...(world.book.get('case_a')?.instructions.values() ?? [])].filter(({ action, target }) => action === 'stop' && target.accountNumber === account).at(-1);
  if (stop === undefined) throw new Error(`no stop on ${account}`);
  return stop;
}

/** The holder of MIDDLE objects and is in the right. */
function upheld(world: World): ObjectionRecord {
  const holdId = stopOn(world, 'MIDDLE').holdId ?? '';
  const raised = { subject: { kind: 'hold' as const, id: holdId }, statement: 'my salary', raisedBy: { name: '赵', phone: '139' } };
  const objection = world.decide(10, (draft) => recordObjection(draft, 'case_a', raised));
  if (!objection.ok) throw new Error(objection.error.code);
  const decided = world.decide(11, (draft) => decideObjection(draft, objection.value, { decision: 'upheld', reason: 'it is a salary', decider: APPROVER }));
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value;
}

describe('an upheld objection', () => {
  it('lists the holds that were reached through the account alone, each for an approver to look at', () => {
    const world = ring({ alsoDirectly: false });
    const end = stopOn(world, 'END').holdId ?? '';
    expect(upheld(world).reachedOnlyThrough).toEqual([end]);
    expect(world.book.get('case_a')?.holds.get(end)).toMatchObject({ state: 'active', attention: { type: 'ReachedThroughFreedAccount' } });
  });

  it('leaves alone what the money reached another way too', () => {
    expect(upheld(ring({ alsoDirectly: true })).reachedOnlyThrough).toEqual([]);
  });

  it('ends automatic stops from that account: what its bank tells later waits for a person', () => {
    const world = ring({ alsoDirectly: false });
    upheld(world);
    const middle = stopOn(world, 'MIDDLE');
    world.report(20, middle, 'partially_held', { code: '1200', heldAmount: middle.heldAmount, onwardTransfers: [onward('END', '3000000', -10), onward('LATER', '1000000', -5)] });
    expect(stopOn(world, 'LATER')).toMatchObject({ state: 'proposed', trail: { proposedBecause: 'objection_upheld' } });
    expect(world.last.commands.filter(({ type }) => type === 'dispatch')).toEqual([]);
  });
});
