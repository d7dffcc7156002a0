import fc from 'fast-check';
import { laneInstruction } from '../test-support/lane-instructions';
import { AnswerTimes } from './answer-times';
import { Breaker } from './breaker';
import { LaneQueue, comesBefore } from './lane-queue';
import { TokenBucket } from './token-bucket';
import { backoffMs } from '../instruction/lane-rules';

const instruction = fc.record({
  instructionId: fc.uuid(), raised: fc.boolean(), sequence: fc.integer({ min: 1, max: 3 }),
  dueAt: fc.integer({ min: 0, max: 5 }).map((minute) => `2026-11-23T06:0${minute}:00.000Z`),
  amountMinor: fc.bigInt({ min: 1n, max: 10n ** 17n }).map(String),
}).map((over) => laneInstruction(over));

/** @param at rising instants. */
function mostWithinASecond(at: readonly number[]): number {
  let most = 0;
  for (let start = 0, end = 0; end < at.length; end += 1) {
    while ((at[end] ?? 0) - (at[start] ?? 0) >= 1_000) start += 1;
    most = Math.max(most, end - start + 1);
  }
  return most;
}

describe('the order of a lane', () => {
  it('pops in lane order whatever was pushed and removed', () => {
    fc.assert(fc.property(fc.uniqueArray(instruction, { selector: (each) => each.instructionId }), fc.nat(), (all, pick) => {
      const queue = new LaneQueue();
      for (const each of all) queue.push(each);
      const victim = all.length > 0 ? all[pick % all.length] : undefined;
      if (victim !== undefined) expect(queue.remove(victim.instructionId)).toBe(victim);
      const popped = all.slice(1).map(() => queue.pop());
      expect(queue.pop()).toBeUndefined();
      expect(popped).toEqual(all.filter((each) => each !== victim).sort((a, b) => (comesBefore(a, b) ? -1 : 1)));
    }));
  });

  it('is raised ones, then the nearest clock, then the larger amount', () => {
    const [raised, soon, large] = [laneInstruction({ raised: true, dueAt: '2026-11-23T09:00:00.000Z' }), laneInstruction({ dueAt: '2026-11-23T05:00:00.000Z' }), laneInstruction({ amountMinor: '10000' })];
    const rest = laneInstruction({ instructionId: 'ins_9', amountMinor: '9999' });
    const queue = new LaneQueue();
    for (const each of [rest, large, soon, raised]) queue.push(each);
    expect([queue.pop(), queue.pop(), queue.pop(), queue.pop()]).toEqual([raised, soon, large, rest]);
  });
});

describe('the pace of a lane', () => {
  it('never lets more out in a second than its rate and a twentieth, and most of its rate under pressure', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 200, maxLength: 400 }), (rate, steps) => {
      const bucket = new TokenBucket(rate, 0);
      const taken: number[] = [];
      let nowMs = 0;
      for (const step of steps) {
        nowMs += step;
        while (bucket.take(nowMs) === 0) taken.push(nowMs);
      }
      expect(mostWithinASecond(taken)).toBeLessThanOrEqual(rate + Math.max(1, rate * 0.05) + 1);
      // Asked every 40 ms at worst, a slow bank's bucket is never full for long.
      if (rate <= 10) expect(taken.length).toBeGreaterThanOrEqual(Math.floor((rate * nowMs) / 1_000) * 0.6 - 1);
    }), { numRuns: 50 });
  });

  it('says how long to wait for the next', () => {
    const bucket = new TokenBucket(10, 0);
    expect(bucket.take(0)).toBe(0);
    expect(bucket.take(0)).toBe(100);
    expect(bucket.take(100)).toBe(0);
  });
});

describe('the breaker of a lane', () => {
  it('opens after so many failures in a row, lets one call find out, and closes or opens again', () => {
    const breaker = new Breaker({ failures: 3, openForMs: 1_000 });
    breaker.failed(0);
    breaker.failed(0);
    breaker.succeeded();
    for (let count = 0; count < 3; count += 1) {
      expect(breaker.state(0)).toBe('closed');
      breaker.failed(0);
    }
    expect([breaker.state(999), breaker.waitMs(400)]).toEqual(['open', 600]);
    expect([breaker.state(1_000), breaker.waitMs(1_000)]).toEqual(['half_open', 0]);
    breaker.began(1_000);
    expect(breaker.waitMs(1_001)).toBeGreaterThan(0);
    breaker.failed(1_100);
    expect([breaker.state(1_200), breaker.state(2_100)]).toEqual(['open', 'half_open']);
    breaker.began(2_100);
    breaker.undecided();
    expect(breaker.waitMs(2_101)).toBe(0);
    breaker.began(2_101);
    breaker.succeeded();
    expect(breaker.state(2_102)).toBe('closed');
  });
});

describe('waiting between attempts', () => {
  it('grows to its limit and strays by its jitter only', () => {
    fc.assert(fc.property(fc.nat({ max: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, chance) => {
      const waitMs = backoffMs({ firstMs: 1_000, factor: 2, maxMs: 30_000, jitter: 0.2 }, failures, chance);
      const plain = Math.min(1_000 * 2 ** failures, 30_000);
      expect(waitMs).toBeGreaterThanOrEqual(plain * 0.8 - 1);
      expect(waitMs).toBeLessThanOrEqual(plain * 1.2 + 1);
    }));
  });

  it('knows the 95th percentile of the last answers', () => {
    const times = new AnswerTimes();
    expect(times.p95()).toBeNull();
    for (let count = 0; count < 1_000; count += 1) times.add(5);
    for (let count = 0; count < 11; count += 1) times.add(900);
    expect(times.p95()).toBe(900);
  });
});
