import { World, YUAN_50K, at, input } from '../case/case-fixtures';
import type { HoldRecord } from '../case/records';
import { fireHold } from './fire-hold';
import { stopMoment } from './holds';

const HOUR = 60;

function hold(world: World): HoldRecord {
  const [first] = [...(world.book.get('case_a')?.holds.values() ?? [])];
  if (first === undefined) throw new Error('no hold');
  return first;
}

function holdTimer(world: World): string | null | undefined {
  return world.last.timers.find((timer) => timer.kind === 'hold')?.dueAt;
}

function held(over: Parameters<World['report']>[3] = {}): World {
  const world = new World();
  world.join(1, input());
  world.report(5, world.stop(), 'held', over);
  return world;
}

describe('a hold', () => {
  it('lasts 48 hours from the moment of the stop', () => {
    const world = held({ sentAt: at(2), effectiveAt: at(3) });
    expect(hold(world)).toMatchObject({ placedAt: at(3), expiresAt: at(3 + 48 * HOUR), amount: YUAN_50K, state: 'active' });
    expect(holdTimer(world)).toBe(at(3 + 36 * HOUR));
  });

  it('ends earlier when the bank says so, never later', () => {
    expect(hold(held({ expiresAt: at(24 * HOUR) })).expiresAt).toBe(at(24 * HOUR));
    expect(hold(held({ expiresAt: at(500 * HOUR) })).expiresAt).toBe(at(5 + 48 * HOUR));
  });

  it('is warned of 12, 4 and 1 hours before its end, then lapses, and with it the case closes', () => {
    const world = held();
    const told = [36, 44, 47, 48].map((hours) => {
      world.decide(5 + hours * HOUR, (draft) => fireHold(draft, hold(world)));
      return [hours, world.eventTypes(), holdTimer(world)];
    });
    expect(told).toEqual([
      [36, ['HoldExpiring'], at(5 + 44 * HOUR)],
      [44, ['HoldExpiring'], at(5 + 47 * HOUR)],
      [47, ['HoldExpiring', 'HoldEndsUnfrozen'], at(5 + 48 * HOUR)],
      [48, ['HoldLapsed', 'CaseClosed'], null],
    ]);
    expect(hold(world).state).toBe('lapsed');
  });

  it('is warned of once when several warnings are due together', () => {
    const world = held();
    world.decide(5 + 47.5 * HOUR, (draft) => fireHold(draft, hold(world)));
    expect(world.eventTypes().filter((type) => type === 'HoldExpiring')).toHaveLength(1);
    expect(holdTimer(world)).toBe(at(5 + 48 * HOUR));
  });

  it('of less time than a warning is not warned of before it began', () => {
    expect(holdTimer(held({ expiresAt: at(5 + 2 * HOUR) }))).toBe(at(5 + HOUR));
  });

  it('goes when the bank corrects its answer', () => {
    const world = held();
    world.report(6, world.stop(), 'not_held');
    expect(hold(world).state).toBe('released');
    expect(world.book.get('case_a')?.record.interceptedAmount.amountMinor).toBe('0');
  });

  it('counts as intercepted no more than what was sent there', () => {
    const world = held({ heldAmount: { amountMinor: '99900000', currency: 'CNY' } });
    expect(hold(world).amount.amountMinor).toBe('99900000');
    expect(world.book.get('case_a')?.record.interceptedAmount).toEqual(YUAN_50K);
  });
});

describe('the moment of a stop', () => {
  it.each([
    ['between sending and recording is believed', at(3), at(3)],
    ['before we sent is moved to the sending', at(-10), at(2)],
    ['after we recorded is moved to the recording', at(99), at(5)],
    ['that the bank does not name is the recording', null, at(5)],
  ])('%s', (_, effectiveAt, expected) => {
    expect(stopMoment(effectiveAt, at(2), at(5))).toBe(expected);
  });
});
