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
});
