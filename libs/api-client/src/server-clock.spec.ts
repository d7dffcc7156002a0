import { ServerClock } from './server-clock';

/** The centre is 5,400 ms ahead; an answer takes 80 ms, half of it each way; Date has whole seconds. */
function sightingAt(localMs: number, aheadMs: number): { sentAtMs: number; receivedAtMs: number; serverDateMs: number } {
  const serverMs = localMs + 40 + aheadMs;
  return { sentAtMs: localMs, receivedAtMs: localMs + 80, serverDateMs: Math.floor(serverMs / 1_000) * 1_000 };
}

describe('the time at the centre', () => {
  it('is this machine’s own until an answer has come', () => {
    expect(new ServerClock(() => 1_000).now()).toBe(1_000);
  });

  it('is known to a tenth of a second after some answers', () => {
    const clock = new ServerClock(() => 50_000);
    for (let at = 0; at < 30_000; at += 1_370) clock.observe(sightingAt(at, 5_400));
    expect(Math.abs(clock.now() - 55_400)).toBeLessThan(100);
  });

  it('starts anew when a clock is set', () => {
    const clock = new ServerClock(() => 0);
    for (let at = 0; at < 10_000; at += 1_370) clock.observe(sightingAt(at, 5_400));
    for (let at = 0; at < 30_000; at += 1_370) clock.observe(sightingAt(at, -3_600_000));
    expect(Math.abs(clock.offsetMs() + 3_600_000)).toBeLessThan(100);
  });
});
