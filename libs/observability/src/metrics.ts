import {
  Counter, Gauge, Histogram, Registry, type CounterConfiguration, type GaugeConfiguration, type HistogramConfiguration,
} from 'prom-client';

/** The metrics of one app instance, on a registry of its own, so that several apps can live in one process. */
export interface Metrics {
  readonly registry: Registry;
  readonly contentType: string;
  counter<L extends string>(configuration: Omit<CounterConfiguration<L>, 'registers'>): Counter<L>;
  gauge<L extends string>(configuration: Omit<GaugeConfiguration<L>, 'registers'>): Gauge<L>;
  histogram<L extends string>(configuration: Omit<HistogramConfiguration<L>, 'registers'>): Histogram<L>;
  /** The exposition text; gauges with a `collect` function are asked now. */
  metricsText(): Promise<string>;
}

/** @param app becomes the label of `paystop_app_info` and of the process gauges. */
export function createMetrics(app: string): Metrics {
  const registry = new Registry();
  const metrics: Metrics = {
    registry,
    contentType: registry.contentType,
    counter: <L extends string>(configuration: Omit<CounterConfiguration<L>, 'registers'>) => new Counter<L>({ ...shownWithoutFigure(configuration), registers: [registry] }),
    gauge: <L extends string>(configuration: Omit<GaugeConfiguration<L>, 'registers'>) => new Gauge<L>({ ...shownWithoutFigure(configuration), registers: [registry] }),
    histogram: (configuration) => new Histogram({ ...configuration, registers: [registry] }),
    metricsText: () => registry.metrics(),
  };
  addProcessMetrics(metrics, app);
  return metrics;
}

interface Collected {
  reset(): void;
  remove(): void;
}

/** While its source is away a metric has no figure, rather than an old one, and all the others are still told: one that throws takes the whole page with it. */
function shownWithoutFigure<C extends { readonly labelNames?: readonly string[]; collect?: unknown }>(configuration: C): C {
  const { collect, labelNames = [] } = configuration;
  if (typeof collect !== 'function') return configuration;
  return {
    ...configuration,
    async collect(this: Collected): Promise<void> {
      try {
        await collect.call(this);
      } catch {
        if (labelNames.length > 0) this.reset();
        else this.remove(); // reset() would say 0
      }
    },
  };
}

/** Read only when somebody scrapes: no interval, no observer runs in between. */
function addProcessMetrics(metrics: Metrics, app: string): void {
  metrics.gauge({ name: 'paystop_app_info', help: 'Always 1; names the app and the Node.js version it runs on.', labelNames: ['app', 'node_version'] })
    .set({ app, node_version: process.version }, 1);
  metrics.gauge({
    name: 'paystop_process_resident_memory_bytes', help: 'Resident memory of the process that hosts the app.', labelNames: ['app'],
    collect() { this.set({ app }, process.memoryUsage.rss()); },
  });
  metrics.gauge({
    name: 'paystop_process_cpu_seconds', help: 'CPU time, user and system, that the process has used since its start.', labelNames: ['app'],
    collect() { this.set({ app }, process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6); },
  });
  metrics.gauge({
    name: 'paystop_process_uptime_seconds', help: 'Seconds since the process started.', labelNames: ['app'],
    collect() { this.set({ app }, process.uptime()); },
  });
}
