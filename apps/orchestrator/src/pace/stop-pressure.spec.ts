import { StopPressure } from './stop-pressure';

describe('work beside the stops', () => {
  it('takes one part in five of the time while stops are on their way, and hardly rests when there are none', () => {
    let nowMs = 0;
    const pressure = new StopPressure(() => nowMs);
    expect(pressure.restAfterMs(100)).toBe(25);
    pressure.felt();
    nowMs = 1_999;
    expect(pressure.restAfterMs(100)).toBe(400);
    nowMs = 2_001;
    expect(pressure.restAfterMs(100)).toBe(25);
  });
});
