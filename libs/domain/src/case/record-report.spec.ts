import { World, at, input } from './case-fixtures';

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
