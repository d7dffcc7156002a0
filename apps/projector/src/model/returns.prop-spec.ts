import type { ReturnRecord } from '@paystop/domain';
import fc from 'fast-check';
import { returnStory } from '../../test/kept-story';
import { type ReturnFacts, projectReturns } from './returns';

function after(records: readonly ReturnRecord[], chunk: number): { readonly facts: ReturnFacts | undefined; readonly totals: readonly string[] } {
  const known = new Map<string, ReturnFacts>();
  const totals = new Map<string, bigint>();
  for (let at = 0; at < records.length; at += chunk) {
    const projection = projectReturns(known, records.slice(at, at + chunk), (unit) => unit.slice(0, 6));
    for (const facts of projection.returns) known.set(facts.returnId, facts);
    for (const [key, value] of projection.totals) totals.set(key, (totals.get(key) ?? 0n) + value);
  }
  return { facts: known.get('ret_1'), totals: [...totals].map(([key, value]) => `${key}=${value}`).sort() };
}

describe('returned money in the read models', () => {
  it('counts what was ever paid in the totals, and what stands in the statistics', () => {
    const { facts, totals } = after(returnStory(), 1);
    expect(totals).toEqual(['returned_fen|440305|person|-=300', 'returned_fen|440306|company|-=300', 'returned_victims|company|-|-=1', 'returned_victims|person|-|-=1']);
    expect(facts?.payments.map(({ caseId, stands }) => [caseId, stands])).toEqual([['case_a', true], ['case_b', false]]);
  });

  it('is the same whatever order records come in, however often, in chunks of whatever size', () => {
    const whole = after(returnStory(), 1);
    fc.assert(fc.property(fc.shuffledSubarray([...returnStory(), ...returnStory()], { minLength: 4 }), fc.integer({ min: 1, max: 4 }), (again, size) => {
      expect(after([...again, ...returnStory()], size)).toEqual(whole);
    }), { numRuns: 300 });
  });
});
