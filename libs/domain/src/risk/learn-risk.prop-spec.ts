import * as fc from 'fast-check';
import { PAYSTOP } from '../case/case-event';
import { at } from '../case/case-fixtures';
import { withdrawRisk } from './decide-risk';
import { knownRisk } from './known-risk';
import { learnRisk } from './learn-risk';
import { isAlive } from './risk-entry';
import { accountSighting, learning } from './risk-fixtures';
import type { AccountSighting } from './sighting';

const sighting = fc.record({
  caseId: fc.nat(12).map((n) => `case_${n}`), unit: fc.constantFrom('440305012', '440305', '440304001', '440100001'), layer: fc.integer({ min: 1, max: 5 }), counts: fc.boolean(),
  minutesToMoveOn: fc.array(fc.nat(600), { maxLength: 3 }), amountMinor: fc.nat(20_000_000), seen: fc.nat(1_000),
}).map(({ amountMinor, seen, ...rest }) => accountSighting({ ...rest, amount: { amountMinor: String(amountMinor), currency: 'CNY' }, firstSeenAt: at(seen), lastSeenAt: at(seen) }));
const oneACase = fc.uniqueArray(sighting, { selector: (each) => each.caseId, maxLength: 12 });

function shuffled(sightings: readonly AccountSighting[], seed: number): AccountSighting[] {
  return [...sightings].sort((a, b) => ((a.caseId.length * 31 + Number(a.caseId.slice(5)) * seed) % 7) - ((b.caseId.length * 31 + Number(b.caseId.slice(5)) * seed) % 7));
}

describe('what is learnt of an account', () => {
  it('does not depend on the order of the cases, and learning it again changes nothing', () => {
    fc.assert(fc.property(oneACase, fc.integer({ min: 1, max: 100 }), (sightings, seed) => {
      const entry = learnRisk(undefined, sightings, learning(2_000));
      expect(learnRisk(undefined, shuffled(sightings, seed), learning(2_000))).toEqual(entry);
      if (entry !== undefined) expect(learnRisk(entry, sightings, learning(2_000))).toBe(entry);
    }));
  });

  it('is the same whether the cases come one by one or at once, but for its version', () => {
    fc.assert(fc.property(oneACase, (sightings) => {
      let entry: ReturnType<typeof learnRisk>;
      sightings.forEach((_, index) => {
        entry = learnRisk(entry, sightings.slice(0, index + 1), learning(2_000));
      });
      const whole = learnRisk(undefined, sightings, learning(2_000));
      expect(entry === undefined ? undefined : { ...entry, version: 0, unit: '' }).toEqual(whole === undefined ? undefined : { ...whole, version: 0, unit: '' });
    }));
  });

  it('has a score from 0 to 100 that a further case never lowers', () => {
    fc.assert(fc.property(oneACase, (sightings) => {
      const all = learnRisk(undefined, sightings.map((each) => ({ ...each, minutesToMoveOn: [] })), learning(2_000));
      const fewer = learnRisk(undefined, sightings.slice(1).map((each) => ({ ...each, minutesToMoveOn: [] })), learning(2_000));
      expect(all?.score ?? 0).toBeGreaterThanOrEqual(fewer?.score ?? 0);
      expect(all?.score ?? 0).toBeLessThanOrEqual(100);
    }));
  });

  it('once withdrawn, never comes alive by the cases of before', () => {
    fc.assert(fc.property(oneACase, fc.nat(1_000), (sightings, minute) => {
      const entry = learnRisk(undefined, sightings, learning(2_000));
      if (entry === undefined) return;
      const withdrawn = withdrawRisk(entry, 'wrong', { actor: PAYSTOP, now: at(minute) });
      if (!withdrawn.ok) throw new Error('an entry that was just learnt is alive');
      const again = learnRisk(withdrawn.value, sightings, learning(2_000));
      expect(again !== undefined && isAlive(again)).toBe(sightings.some((each) => each.counts && each.lastSeenAt > at(minute)));
    }));
  });

  it('shows cases of the unit that looks, and counts every other one', () => {
    fc.assert(fc.property(oneACase, fc.constantFrom('440305012', '440305', '4403', '4401'), (sightings, unit) => {
      const known = knownRisk(unit, sightings);
      if (known === undefined) {
        expect(sightings).toEqual([]);
        return;
      }
      expect(known.cases.every((each) => each.unit.startsWith(unit))).toBe(true);
      expect(known.cases.length + known.otherCases).toBe(sightings.length);
      expect(known.cases).toHaveLength(sightings.filter((each) => each.unit.startsWith(unit)).length);
    }));
  });
});
