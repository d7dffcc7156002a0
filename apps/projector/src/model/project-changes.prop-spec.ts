import type { StateChange } from '@paystop/domain';
import { canonicalJson } from '@paystop/kernel';
import fc from 'fast-check';
import { caseHistory, type HistoryPlan } from '../../test/case-history';
import { joinedHistory } from '../../test/joined-history';
import { MemoryReadModels } from '../../test/memory-read-models';
import type { StatisticRow } from './rows';

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
  it('count money and effects once, wherever they are reported', () => {
    const models = new MemoryReadModels();
    for (const change of joinedHistory()) models.apply([change]);
    const { totals, statistics } = models.contents() as { totals: string[]; statistics: [string, StatisticRow][] };
    expect(totals).toEqual(expect.arrayContaining([
      'reported_loss_fen|440305|fake_investment|-=300000', 'reported_loss_fen|440306|fake_investment|-=400000', 'stop_requests|kafka|440305|fake_investment=1',
      'intercepted_fen|440305|CMB|1=100000', 'intercepted_fen|440305|BOC|2=30000', 'time_to_stop|440305|CMB|600=1', 'time_to_stop_ms|440305|CMB|-=360000',
      'warnings|purple|440305|issued=1', 'warnings|purple|440305|not_reached=1', 'warnings|purple|440305|dissuaded=1', 'warning_feedback|1800|-|-=1',
    ]));
    expect(totals.filter((total) => total.startsWith('held_fen'))).toEqual([]);
    const rows = new Map(statistics);
    // The stop of another case counts for the clock of the request that rests on it; its money counts where it was reported first.
    expect(rows.get('r-y 0')).toMatchObject({ within30m: true, isBased: true, lossMinor: '400000', interceptedMinor: '0', stopSeconds: [] });
    expect(rows.get('r-x 0')).toMatchObject({ within30m: false, isPart: false, institutionCode: null, lossMinor: '300000', interceptedMinor: '130000', stopSeconds: [360] });
    // What a further bank held is its own, and it is in no rate of first stops.
    expect(rows.get('r-x 1')).toMatchObject({ isPart: true, institutionCode: 'BOC', isBased: false, lossMinor: '0', interceptedMinor: '30000', stopSeconds: [] });
    expect(rows.get('r-x 2')).toMatchObject({ isPart: true, institutionCode: 'CMB', isBased: true, lossMinor: '300000', interceptedMinor: '100000', stopSeconds: [360] });
    expect(rows.get('r-x 2')?.answers).toMatchObject([{ unsure: false, after: '0' }]);
    expect(rows.get('r-x 0')?.stretches.map(({ name }) => name)).toEqual(['before_report', 'report_to_received', 'received_to_sent', 'sent_to_act', 'hop_to_hop']);
    expect(rows.get('r-x2 0')).toMatchObject({ within30m: true, lossMinor: '0' });
  });

  it('are the same whatever order changes come in, however often, in chunks of whatever size', () => {
    const cases = fc.array(plan, { minLength: 1, maxLength: 4 }).map((plans) => [...plans.flatMap((each, number) => caseHistory({ ...each, number })), ...joinedHistory()]);
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
