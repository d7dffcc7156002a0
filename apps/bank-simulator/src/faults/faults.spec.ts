import { DEFAULT_SETTINGS, changedSettings, faultSchema } from './behaviour.schema';
import { drawDelayMs } from './delay';
import { FaultList } from './fault-list';
import { seededRandom } from '@paystop/kernel';

const list = () => new FaultList(seededRandom('test'));

describe('a list of faults', () => {
  it('strikes as often as it was told', () => {
    const faults = list();
    faults.add(faultSchema.parse({ kind: 'hang', times: 2 }));
    expect([1, 2, 3].map(() => faults.strike(['hang'], {})?.kind)).toEqual(['hang', 'hang', undefined]);
    expect(faults.list()).toEqual([]);
  });

  it('strikes only the accounts and actions it names', () => {
    const faults = list();
    faults.add(faultSchema.parse({ kind: 'garbage', accounts: ['1'], actions: ['stop'] }));
    expect(faults.strike(['garbage'], { account: '2', action: 'stop' })).toBeUndefined();
    expect(faults.strike(['garbage'], { account: '1', action: 'release' })).toBeUndefined();
    expect(faults.strike(['garbage'], {})).toBeUndefined();
    expect(faults.strike(['garbage'], { account: '1', action: 'stop' })).toMatchObject({ kind: 'garbage', carryOut: true });
  });

  it('is asked for kinds: others stay as they are', () => {
    const faults = list();
    const faultId = faults.add(faultSchema.parse({ kind: 'callback_twice', times: 1 }));
    expect(faults.strike(['hang', 'garbage'], {})).toBeUndefined();
    expect(faults.list()).toMatchObject([{ faultId, left: 1 }]);
    expect(faults.remove(faultId)).toBe(true);
  });

  it('draws the same chances from the same seed', () => {
    const struck = () => {
      const faults = list();
      faults.add(faultSchema.parse({ kind: 'slow', delay: 5, probability: 0.5 }));
      return Array.from({ length: 50 }, () => faults.strike(['slow'], {}) !== undefined);
    };
    expect(struck()).toEqual(struck());
    expect(new Set(struck()).size).toBe(2);
  });
});

describe('settings', () => {
  it('change only in what a change names', () => {
    const changed = changedSettings(DEFAULT_SETTINGS, { answerDelay: 30_000, guards: { sequence: false } });
    expect(changed).toEqual({ ...DEFAULT_SETTINGS, answerDelay: 30_000, guards: { ...DEFAULT_SETTINGS.guards, sequence: false } });
  });
});

describe('a delay', () => {
  it('is as given, within its bounds, or spread around its median', () => {
    const random = seededRandom('delay');
    expect(drawDelayMs(7, random)).toBe(7);
    const uniform = Array.from({ length: 200 }, () => drawDelayMs({ kind: 'uniform', minMs: 10, maxMs: 20 }, random));
    expect(Math.min(...uniform)).toBe(10);
    expect(Math.max(...uniform)).toBe(20);
    const spread = Array.from({ length: 500 }, () => drawDelayMs({ kind: 'lognormal', medianMs: 100, sigma: 0.5 }, random)).sort((a, b) => a - b);
    expect(spread[250]).toBeGreaterThan(85);
    expect(spread[250]).toBeLessThan(115);
  });
});
