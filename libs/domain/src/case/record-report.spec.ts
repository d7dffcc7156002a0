import { money } from '@paystop/kernel';
import { caseGraph } from '../tracing/case-graph';
import { NOTHING, POLICY, World, YUAN_50K, at, input, transfer } from './case-fixtures';

const ATTEMPT = { attempt: 1, channel: 'rest-v1', sentAt: at(2), endedAt: null, result: null, httpStatus: null, note: null };

describe('what the dispatcher reports', () => {
  it('of a callback that was faster than the answer is told once; the end of the attempt is only kept', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'held', { attempts: [ATTEMPT] });
    expect(world.eventTypes()).toContain('InstructionReported');
    const ended = { ...ATTEMPT, endedAt: at(2), result: 'acknowledged', httpStatus: 202 } as const;
    world.report(2, world.stop(), 'held', { attempts: [ended] });
    expect(world.eventTypes()).toEqual(['AttemptEnded']);
    expect(world.stop().attempts).toEqual([ended]);
  });

  it('names the attention that it raises, and only when it is raised', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'held');
    const attention = { type: 'BankAnswerContradicted', detail: 'recorded held 0000, now refused 0300', at: at(3) };
    const reported = () => world.last.events.find(({ changed }) => changed.kind === 'instruction')?.data;
    world.report(3, world.stop(), 'held', { attention });
    expect(reported()).toEqual({ from: 'held', to: 'held', attention: 'BankAnswerContradicted' });
    world.report(4, world.stop(), 'held', { attention, remark: 'again' });
    expect(reported()).toEqual({ from: 'held', to: 'held' });
  });

  it('of an outcome that two people are to agree on is told with who proposed it, and gone once it is confirmed', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'held');
    const attention = { type: 'BankAnswerContradicted', detail: 'recorded held 0000, now refused 0300', at: at(3) };
    const refused = { by: 'user:op-1', at: at(3), result: 'refused', code: '0300', heldAmount: null };
    const other = { ...refused, by: 'user:op-2', at: at(4), result: 'not_held', code: null };
    const told = () => world.last.events.map(({ type, actor, data }) => [type, actor.id, data]);

    world.report(3, world.stop(), 'held', { attention, outcomeProposed: refused });
    expect(told()).toEqual([
      ['InstructionReported', 'institution:CMB', { from: 'held', to: 'held', attention: 'BankAnswerContradicted' }],
      ['InstructionOutcomeProposed', 'user:op-1', { outcomeProposed: refused }],
    ]);
    expect(world.stop()).toMatchObject({ state: 'held', outcomeProposed: refused });

    world.report(4, world.stop(), 'held', { attention, recordedAt: world.stop().recordedAt, sentAt: world.stop().sentAt, outcomeProposed: other });
    expect(told()).toEqual([['InstructionOutcomeProposed', 'user:op-2', { outcomeProposed: other, replaces: refused }]]);

    world.report(5, world.stop(), 'held', { attention, recordedAt: world.stop().recordedAt, sentAt: world.stop().sentAt, outcomeProposed: other });
    expect(world.eventTypes()).toEqual(['AttemptEnded']);

    world.report(6, world.stop(), 'not_held', { code: null, recordedBy: 'user:op-1' });
    expect(told()[0]).toEqual(['InstructionReported', 'user:op-1', { from: 'held', to: 'not_held' }]);
    expect(world.stop().outcomeProposed).toBeUndefined();
  });
});

describe('an answer to a stop that leaves the amount out', () => {
  const figures = (world: World): unknown[] => {
    const state = world.book.get('case_a');
    if (state === undefined) throw new Error('no case');
    const [hold] = state.holds.values();
    return [world.stop().heldAmount, hold?.amount, state.record.interceptedAmount, money(caseGraph(state, POLICY).totals.heldMinor)];
  };

  it('holds the sum that was asked for, the same in every figure', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'held', { heldAmount: null, recordedBy: 'user:op' });
    expect(figures(world)).toEqual([YUAN_50K, YUAN_50K, YUAN_50K, YUAN_50K]);
  });

  it('keeps what was asked for then, until the bank names an amount', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'held', { heldAmount: null });
    world.join(3, input({ requestId: 'r2', transfers: [transfer({ transferredAt: at(-5) })] }));
    expect(world.stop().amount).toEqual(money(10_000_000n));
    world.report(4, world.stop(), 'held', { heldAmount: null, remark: 'again' });
    expect(world.stop().heldAmount).toEqual(YUAN_50K);
    world.report(5, world.stop(), 'held', { heldAmount: money(7_000_000n) });
    expect(figures(world)).toEqual(Array.from({ length: 4 }, () => money(7_000_000n)));
  });

  it('counts nothing of a part that nobody has sized', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'partially_held', { heldAmount: null, code: '1200' });
    expect(figures(world)).toEqual([NOTHING, NOTHING, NOTHING, NOTHING]);
  });
});
