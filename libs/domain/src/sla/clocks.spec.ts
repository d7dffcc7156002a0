import { NOTHING, World, at, input, transfer } from '../case/case-fixtures';
import type { RequestRecord } from '../case/records';
import { fireClocks } from './clocks';

function clocksOf(world: World, requestId = 'r1', caseId = 'case_a'): string[] {
  return (requestOf(world, requestId, caseId).clocks ?? []).map((clock) => `${clock.name} ${clock.state}`);
}

function requestOf(world: World, requestId = 'r1', caseId = 'case_a'): RequestRecord {
  const request = world.book.get(caseId)?.requests.get(requestId);
  if (request === undefined) throw new Error('no such request');
  return request;
}

function fire(world: World, minutes: number): void {
  world.decide(minutes, (draft) => fireClocks(draft, requestOf(world)));
}

/** When the clock timer stands after the last decision; null = cancelled. */
function clockTimer(world: World): string | null | undefined {
  return world.last.timers.find((timer) => timer.kind === 'clock')?.dueAt;
}

describe('the clocks of a request', () => {
  it('count from the report, and wake first when 30 minutes are at risk', () => {
    const world = new World();
    world.join(2, input());
    expect(requestOf(world).clocks.map(({ dueAt, warnAt }) => [dueAt, warnAt])).toEqual([[at(30), at(20)], [at(60), at(45)]]);
    expect(clockTimer(world)).toBe(at(20));
  });

  it('count from receipt when the phone is ahead', () => {
    const world = new World();
    world.join(-60, input());
    expect(requestOf(world).clocks[0]?.dueAt).toBe(at(-30));
  });

  it('go from at risk to breached, each told once, with the escalation steps between', () => {
    const world = new World();
    world.join(1, input());
    const told: [number, string[], string | null | undefined][] = [];
    for (const minutes of [19, 20, 21, 25, 30, 45, 60]) {
      fire(world, minutes);
      told.push([minutes, world.eventTypes(), clockTimer(world)]);
    }
    expect(told).toEqual([
      [19, [], at(20)],
      [20, ['SlaAtRisk', 'Escalated', 'Escalated'], at(25)],
      [21, [], at(25)],
      [25, ['Escalated'], at(30)],
      [30, ['SlaBreached', 'Escalated'], at(45)],
      [45, ['SlaAtRisk'], at(60)],
      [60, ['SlaBreached'], null],
    ]);
  });

  it('order priority and another channel for what is not executed', () => {
    const world = new World();
    world.join(1, input());
    fire(world, 20);
    expect(world.last.commands).toEqual([{ type: 'raise_priority', caseId: 'case_a', instructionId: world.stop().instructionId }]);
    fire(world, 25);
    expect(world.last.commands.map((command) => command.type)).toEqual(['allow_fallback']);
  });

  it('of a request that comes after both due times say only that they were breached', () => {
    const world = new World();
    world.join(90, input());
    fire(world, 90);
    expect(world.eventTypes().filter((type) => type !== 'Escalated')).toEqual(['SlaBreached', 'SlaBreached']);
  });

  it.each([
    ['held', {}, ['30m met', '60m met']],
    ['partially_held', {}, ['30m met', '60m met']],
    ['not_held', { balanceBefore: NOTHING }, ['30m met', '60m met']],
    ['not_held', { balanceBefore: null }, ['30m running', '60m running']],
    ['refused', {}, ['30m running', '60m running']],
    ['acknowledged', { recordedAt: null }, ['30m running', '60m running']],
    ['indeterminate', { recordedAt: null }, ['30m running', '60m running']],
  ] as const)('after %s with %j are %j', (state, over, expected) => {
    const world = new World();
    world.join(1, input());
    world.report(5, world.stop(), state, over);
    expect(clocksOf(world)).toEqual(expected);
  });

  it('are met only when every account of the request is executed', () => {
    const world = new World();
    world.join(1, input({ transfers: [transfer(), transfer({ transferId: 't2', to: { institutionCode: 'ABC', accountNumber: '6228480000000001', accountName: '赵' } })] }));
    world.report(5, world.stop(0), 'held');
    expect(clocksOf(world)).toEqual(['30m running', '60m running']);
    world.report(6, world.stop(1), 'held');
    expect(clocksOf(world)).toEqual(['30m met', '60m met']);
    expect(requestOf(world).clocks[0]?.decidedAt).toBe(at(6));
  });

  it('are decided by when the dispatcher recorded the answer: a breach fired before the news arrived is corrected', () => {
    const world = new World();
    world.join(1, input());
    fire(world, 31);
    expect(clocksOf(world)).toEqual(['30m breached', '60m running']);
    world.report(32, world.stop(), 'held', { recordedAt: at(29), sentAt: at(28) });
    const met = world.last.events.filter((event) => event.type === 'SlaMet');
    expect(met.map((event) => [event.data['target'], event.data['corrects']])).toEqual([['30m', 'SlaBreached'], ['60m', undefined]]);
  });

  it('stay breached when the stop was late; late is not failed', () => {
    const world = new World();
    world.join(1, input());
    fire(world, 31);
    world.report(40, world.stop(), 'held');
    expect(clocksOf(world)).toEqual(['30m breached', '60m met']);
    expect(world.book.get('case_a')?.record.interceptedAmount.amountMinor).toBe('5000000');
  });
});
