import { StopPressure } from './stop-pressure';

function pressureAt(perSecond: number): { readonly pressure: StopPressure; readonly pass: (ms: number) => void } {
  let nowMs = 0;
  const pressure = new StopPressure(() => nowMs);
  for (nowMs = 100; nowMs <= 30_000; nowMs += 100) if (perSecond > 0) pressure.felt(perSecond / 10);
  nowMs = 30_000;
  return { pressure, pass: (ms) => (nowMs += ms) };
}

describe('work beside the stops', () => {
  it('takes one part in ten of the time when the way of stops is full, and hardly rests when there are none', () => {
    expect(pressureAt(0).pressure.restAfterMs(100)).toBe(25);
    expect(pressureAt(100).pressure.restAfterMs(100)).toBeGreaterThan(880);
    expect(pressureAt(10_000).pressure.restAfterMs(100)).toBe(900);
  });

  it('rests little beside a few stops', () => {
    expect(pressureAt(2).pressure.restAfterMs(100)).toBeLessThan(50);
    expect(pressureAt(50).pressure.restAfterMs(100)).toBeGreaterThan(400);
    expect(pressureAt(50).pressure.restAfterMs(100)).toBeLessThan(500);
  });

  it('does little at once while a stop may come at any moment', () => {
    expect(pressureAt(0).pressure.pieceOf(50)).toBe(50);
    const { pressure, pass } = pressureAt(2);
    expect(pressure.pieceOf(50)).toBe(10);
    expect(pressure.pieceOf(3)).toBe(3);
    pass(2_000);
    expect(pressure.pieceOf(50)).toBe(50);
  });

  it('forgets a rush within seconds', () => {
    const { pressure, pass } = pressureAt(100);
    pass(20_000);
    expect(pressure.restAfterMs(100)).toBeLessThan(30);
  });
});
