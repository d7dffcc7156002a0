import * as fc from 'fast-check';
import { POLICY, at } from '../case/case-fixtures';
import { climbWarning, nextDeadline } from './climb-warning';
import { aWarning } from './warning-fixtures';
import { giveFeedback } from './warnings';
import type { WarningLevel, WarningState } from './warning-record';

const DUE = 120;
const BY = { actor: { id: 'u', role: 'officer', unit: '440305012' }, now: at(5) };

describe('a warning whose feedback is missed', () => {
  const rows: readonly (readonly [WarningLevel, WarningState, WarningLevel | 'nothing', WarningState, boolean])[] = [
    ['station', 'open', 'district', 'escalated', true],
    ['district', 'open', 'city', 'escalated', true],
    ['city', 'open', 'city', 'escalated', false],
    ['station', 'escalated', 'district', 'escalated', true],
    ['district', 'escalated', 'city', 'escalated', true],
    ['city', 'escalated', 'nothing', 'escalated', false],
    ['station', 'fed_back', 'nothing', 'fed_back', false],
    ['district', 'fed_back', 'nothing', 'fed_back', false],
    ['city', 'fed_back', 'nothing', 'fed_back', false],
    ['station', 'expired', 'nothing', 'expired', false],
    ['district', 'expired', 'nothing', 'expired', false],
    ['city', 'expired', 'nothing', 'expired', false],
  ];

  it.each(rows)('at the %s and %s: goes to %s, %s', (level, state, nextLevel, nextState, freshTime) => {
    const climbed = climbWarning(aWarning({ level, state }), { now: at(DUE + 1), policy: POLICY });
    if (nextLevel === 'nothing') {
      expect(climbed).toBeUndefined();
      return;
    }
    expect(climbed).toMatchObject({ type: 'WarningEscalated', warning: { level: nextLevel, state: nextState, version: 2 } });
    expect(climbed?.warning.feedbackDueAt).toBe(freshTime ? at(DUE + 1 + 120) : at(DUE));
  });

  it('stays where it is before its deadline, and climbs on the instant', () => {
    expect(climbWarning(aWarning(), { now: at(DUE - 1), policy: POLICY })).toBeUndefined();
    expect(climbWarning(aWarning(), { now: at(DUE), policy: POLICY })?.warning.level).toBe('district');
  });

  it('keeps its deadline when the person was not reached', () => {
    const tried = giveFeedback(aWarning(), { method: 'call', outcome: 'not_reached' }, BY);
    if (!tried.ok) throw new Error('feedback is possible');
    expect(nextDeadline(tried.value)).toBe(at(DUE));
    expect(climbWarning(tried.value, { now: at(DUE), policy: POLICY })?.type).toBe('WarningEscalated');
  });

  it('expires at the end of its alert instead of climbing on', () => {
    const warning = aWarning({ expiresAt: at(30) });
    expect(nextDeadline(warning)).toBe(at(30));
    expect(climbWarning(warning, { now: at(30), policy: POLICY })).toMatchObject({ type: 'WarningExpired', warning: { state: 'expired', level: 'station' } });
  });

  it('takes feedback at any level, also after it expired: what came of it counts', () => {
    for (const state of ['open', 'escalated', 'expired'] as const) {
      expect(giveFeedback(aWarning({ state }), { method: 'visit', outcome: 'dissuaded' }, BY)).toMatchObject({ ok: true, value: { state: 'fed_back' } });
    }
  });

  it('reaches the city after at most three deadlines and then rests, however late each firing is', () => {
    fc.assert(fc.property(fc.constantFrom<WarningLevel>('station', 'district', 'city'), fc.array(fc.nat(10_000), { minLength: 10, maxLength: 10 }), (level, lateMinutes) => {
      let warning = aWarning({ level });
      let fired = 0;
      for (const late of lateMinutes) {
        const deadline = nextDeadline(warning);
        if (deadline === null) break;
        const now = new Date(Date.parse(deadline) + late * 60_000).toISOString();
        const climbed = climbWarning(warning, { now, policy: POLICY });
        if (climbed === undefined) throw new Error('a passed deadline has an effect');
        expect(climbed.warning.version).toBe(warning.version + 1);
        warning = climbed.warning;
        fired += 1;
      }
      expect(nextDeadline(warning)).toBeNull();
      expect(warning).toMatchObject({ level: 'city', state: 'escalated' });
      expect(fired).toBeLessThanOrEqual(3);
    }));
  });
});
