import { cached } from './cached';
import type { FigureSource } from './business-figures.port';
import type { Family } from './family';

/** Worst lag by topic, over all consumer groups of the installation. */
export type LagSource = () => Promise<ReadonlyMap<string, number>>;

const LAG_CACHE_MS = 10_000;
const OUTBOX_CACHE_MS = 1_000;
const SELF_CHECK_CACHE_MS = 10_000;

/** Figures about the machinery that no single app can give: the worst over groups and apps (contract-details 10). */
export function machineFamilies(lag: LagSource, source: FigureSource): Family[] {
  const lags = cached(lag, LAG_CACHE_MS);
  const outbox = cached(() => source.outboxOldestSeconds(), OUTBOX_CACHE_MS);
  const violations = cached(() => source.violations(), SELF_CHECK_CACHE_MS);
  return [
    {
      name: 'paystop_consumer_lag', type: 'gauge', help: 'Messages of a topic not yet handled, for the consumer group that is furthest behind.',
      samples: async () => [...(await lags())].map(([topic, value]) => ({ labels: { topic }, value })),
    },
    {
      name: 'paystop_outbox_oldest_seconds', type: 'gauge', help: 'Age of the oldest committed message that is not published yet, the worst over all apps.',
      samples: async () => [{ labels: {}, value: await outbox() }],
    },
    {
      name: 'paystop_invariant_violations', type: 'gauge', help: 'Objects that break a rule which must always hold, by rule; 0 is the only good value.',
      samples: async () => Object.entries(await violations()).map(([invariant, value]) => ({ labels: { invariant }, value })),
    },
  ];
}
