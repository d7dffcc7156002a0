import { RelayPace } from './relay-pace';

const SETTINGS = { calmPerSecond: 600, saturatedPerSecond: 4_000, longestRestMs: 100 };

function paceAt(perSecond: number, seconds: number): RelayPace {
  const pace = new RelayPace(SETTINGS, 0);
  for (let atMs = 20; atMs <= seconds * 1_000; atMs += 20) pace.saw(perSecond / 50, atMs);
  return pace;
}

it('does not rest when it is calm', () => {
  expect(paceAt(0, 5).restMs()).toBe(0);
  expect(paceAt(500, 5).restMs()).toBe(0);
});

it('rests longer the more there is, up to its limit', () => {
  expect(paceAt(2_300, 5).restMs()).toBeGreaterThan(40);
  expect(paceAt(2_300, 5).restMs()).toBeLessThan(60);
  expect(paceAt(20_000, 5).restMs()).toBe(100);
});

it('forgets a burst within seconds', () => {
  const pace = paceAt(20_000, 1);
  expect(pace.restMs()).toBe(100);
  for (let atMs = 1_020; atMs <= 5_000; atMs += 20) pace.saw(0, atMs);
  expect(pace.restMs()).toBe(0);
});
