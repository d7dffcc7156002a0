import type { StateChange } from '@paystop/domain';
import { canonicalJson } from '@paystop/kernel';
import fc from 'fast-check';
import { caseHistory, type HistoryPlan } from '../../test/case-history';
import { MemoryReadModels } from '../../test/memory-read-models';

const plan: fc.Arbitrary<Omit<HistoryPlan, 'number'>> = fc.record({
  outcome: fc.constantFrom('held', 'partially_held', 'refused', 'late', 'waiting'),
  stoppedAfterMinutes: fc.integer({ min: 1, max: 90 }),
});

function after(changes: readonly StateChange[], chunkSizes: readonly number[]): string {
  const models = new MemoryReadModels();
  for (let at = 0, turn = 0; at < changes.length; turn += 1) {
    const size = chunkSizes[turn % chunkSizes.length] ?? 1;
    models.apply(changes.slice(at, at + size));
    at += size;
  }
  return canonicalJson(models.contents());
}

describe('the read models', () => {
  it('are the same whatever order changes come in, however often, in chunks of whatever size', () => {
    const cases = fc.array(plan, { minLength: 1, maxLength: 4 }).map((plans) => plans.flatMap((each, number) => caseHistory({ ...each, number })));
    const shuffled = cases.chain((changes) =>
      fc.record({
        changes: fc.constant(changes),
        again: fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length }),
        sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ changes, again, sizes }) => {
        expect(after([...again, ...reversed(changes)], sizes)).toBe(after(changes, [changes.length]));
      }),
      { numRuns: 150 },
    );
  });
});

function reversed<T>(items: readonly T[]): T[] {
  return [...items].reverse();
}
