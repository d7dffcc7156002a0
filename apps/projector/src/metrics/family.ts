import { setTimeout as sleep } from 'node:timers/promises';
import type { Metrics } from '@paystop/observability';

/** One sample; `suffix` is for the parts of a histogram. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  readonly suffix?: '_bucket' | '_sum' | '_count';
}

/** A metric whose values stand in a database: asked at every scrape, so that a restart changes nothing. */
export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: () => Promise<readonly Sample[]>;
}

/** A scrape waits no longer for one source. */
const PATIENCE_MS = 3_000;

type RegisteredMetric = Parameters<Metrics['registry']['registerMetric']>[0];

/** prom-client writes whatever answers `get()`: its own counters cannot be set to a value. */
export function registerFamily(metrics: Metrics, family: Family): void {
  const { name, help, type } = family;
  const metric = {
    name, help, type, aggregator: 'sum',
    get: async () => ({
      name, help, type, aggregator: 'sum',
      values: (await samplesOrNone(family)).map(({ labels, value, suffix }) => ({ labels, value, metricName: `${name}${suffix ?? ''}` })),
    }),
    reset: () => {},
  };
  metrics.registry.registerMetric(metric as unknown as RegisteredMetric);
}

/** While Kafka or the database is away there is no figure: better none than an old one, and the other figures are still shown. */
async function samplesOrNone(family: Family): Promise<readonly Sample[]> {
  const patience = new AbortController();
  const late = sleep(PATIENCE_MS, [], { ref: false, signal: patience.signal });
  try {
    return await Promise.race([family.samples(), late]);
  } catch {
    return [];
  } finally {
    patience.abort();
    late.catch(() => {});
  }
}
