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

type RegisteredMetric = Parameters<Metrics['registry']['registerMetric']>[0];

/** prom-client writes whatever answers `get()`: its own counters cannot be set to a value. */
export function registerFamily(metrics: Metrics, family: Family): void {
  const { name, help, type } = family;
  const metric = {
    name, help, type, aggregator: 'sum',
    get: async () => ({
      name, help, type, aggregator: 'sum',
      values: (await family.samples()).map(({ labels, value, suffix }) => ({ labels, value, metricName: `${name}${suffix ?? ''}` })),
    }),
    reset: () => {},
  };
  metrics.registry.registerMetric(metric as unknown as RegisteredMetric);
}
