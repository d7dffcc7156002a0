import type { RateLimit, RateVerdict } from '@paystop/redis';
import { CallerLimits } from './caller-limits';
import { OwnShare } from './own-share';

const POLICY = { readsPerSecond: 100, writesPerSecond: 20, writeBurst: 100, callbacksPerSecond: 50 };

function limits(answer: RateVerdict = { allowed: true }, policy = POLICY) {
  const asked: [string, RateLimit][] = [];
  const take = (subject: string, limit: RateLimit): RateVerdict => {
    asked.push([subject, limit]);
    return answer;
  };
  return { asked, callers: new CallerLimits({ take }, policy) };
}

describe('limits of a caller', () => {
  it('let an ordinary caller through without asking the shared bucket', () => {
    const { asked, callers } = limits();
    for (let write = 0; write < 25; write += 1) expect(callers.take('u1', 'POST')).toEqual({ allowed: true });
    expect(asked).toEqual([]);
  });

  it('ask it for what goes beyond, for the rest of the limit', () => {
    const { asked, callers } = limits({ allowed: false, retryAfterSeconds: 1 });
    const verdicts = Array.from({ length: 27 }, () => callers.take('u1', 'POST'));
    expect(verdicts.slice(25)).toEqual([{ allowed: false, retryAfterSeconds: 1 }, { allowed: false, retryAfterSeconds: 1 }]);
    expect(asked[0]).toEqual(['w:u1', { rate: 10, burst: 75 }]);
  });

  it('count reads, writes and callbacks apart, and each caller apart', () => {
    const { asked, callers } = limits();
    for (let write = 0; write < 25; write += 1) void callers.take('u1', 'POST');
    expect([callers.take('u2', 'POST'), callers.take('u1', 'GET'), callers.takeCallback('u1')]).toEqual([{ allowed: true }, { allowed: true }, { allowed: true }]);
    expect(asked).toEqual([]);
  });

  it('share a limit whole that is too small to be split', () => {
    const { asked, callers } = limits({ allowed: true }, { ...POLICY, writesPerSecond: 1, writeBurst: 3 });
    void callers.take('u1', 'POST');
    expect(asked).toEqual([['w:u1', { rate: 1, burst: 3 }]]);
  });
});

describe('the own share of a process', () => {
  it('is refilled by its rate up to its burst', () => {
    let nowMs = 0;
    const share = new OwnShare({ rate: 2, burst: 3 }, () => nowMs);
    const takeAll = (): number => Array.from({ length: 5 }, () => share.take('u1')).filter(Boolean).length;
    expect(takeAll()).toBe(3);
    nowMs = 500;
    expect(takeAll()).toBe(1);
    nowMs = 60_000;
    expect(takeAll()).toBe(3);
  });
});
