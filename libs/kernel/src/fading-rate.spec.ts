import { FadingRate } from './fading-rate';

it('comes to the rate at which things happen, however they are spaced', () => {
  for (const [count, everyMs] of [[1, 10], [5, 50], [200, 2_000]] as const) {
    const rate = new FadingRate(500, 0);
    let perSecond = 0;
    for (let atMs = everyMs; atMs <= 20_000; atMs += everyMs) perSecond = rate.saw(count, atMs);
    expect(perSecond).toBeCloseTo(100, 0);
  }
});

it('forgets half of it in each half-life', () => {
  const rate = new FadingRate(500, 0);
  const before = rate.saw(1_000, 10_000);
  expect(rate.at(10_500)).toBeCloseTo(before / 2, 6);
  expect(rate.at(11_000)).toBeCloseTo(before / 4, 6);
  expect(rate.saw(0, 11_000)).toBeCloseTo(before / 4, 6);
});

it('takes two calls in one instant for a millisecond apart', () => {
  const rate = new FadingRate(500, 0);
  rate.saw(1, 0);
  expect(Number.isFinite(rate.saw(1, 0))).toBe(true);
});
