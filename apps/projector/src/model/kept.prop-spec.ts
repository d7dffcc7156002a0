import fc from 'fast-check';
import { aFreeze } from '../../test/kept-story';
import { type KeptFacts, projectKept } from './kept';

/** A freeze from proposal to its end; the bank's amount grows once. */
const STORY = [aFreeze(1, 'proposed', 50n), aFreeze(2, 'sent', 50n), aFreeze(3, 'active', 40n), aFreeze(4, 'renewed', 45n), aFreeze(5, 'lifted', 45n)];

describe('freezes in the read models', () => {
  it('end in the same row and count what was frozen once, in any order and any number of times', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.constantFrom(...STORY), { minLength: 1, maxLength: 4 }), { maxLength: 6 }), fc.shuffledSubarray(STORY, { minLength: 5 }), (chunks, all) => {
      const known = new Map<string, KeptFacts>();
      let total = 0n;
      for (const freezes of [...chunks, all]) {
        const projection = projectKept(known, { freezes, objections: [] });
        for (const { facts } of projection.rows) known.set(facts.id, facts);
        for (const value of projection.totals.values()) total += value;
      }
      expect([known.get('frz_1')?.state, known.get('frz_1')?.version, total]).toEqual(['lifted', 5, 45n]);
    }));
  });
});
