import { NO_LABEL } from '../model/totals';
import type { TotalRow } from './business-figures.port';
import type { Sample } from './family';

const OVERFLOW = '+Inf';
const MS_PER_SECOND = 1_000;

export interface HistogramShape {
  /** Upper edges; each counted row has the edge that it fell under as the label after the others. */
  readonly edges: readonly number[];
  readonly labelNames: readonly string[];
}

interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly counts: Map<string, number>;
  sumMs: number;
}

/** Buckets as Prometheus wants them: cumulative, with +Inf, sum in seconds and count, per set of labels. */
export function histogramSamples(counts: readonly TotalRow[], sums: readonly TotalRow[], shape: HistogramShape): Sample[] {
  const series = new Map<string, Series>();
  const of = (row: TotalRow): Series => {
    const values = shape.labelNames.map((_, index) => row.labels[index] ?? NO_LABEL);
    const known = series.get(values.join());
    if (known !== undefined) return known;
    const labels = Object.fromEntries(shape.labelNames.map((name, index) => [name, values[index] ?? NO_LABEL]));
    const fresh: Series = { labels, counts: new Map(), sumMs: 0 };
    series.set(values.join(), fresh);
    return fresh;
  };
  for (const row of counts) of(row).counts.set(row.labels[shape.labelNames.length] ?? OVERFLOW, Number(row.value));
  for (const row of sums) of(row).sumMs = Number(row.value);
  return [...series.values()].flatMap((each) => samplesOf(each, shape.edges));
}

function samplesOf({ labels, counts, sumMs }: Series, edges: readonly number[]): Sample[] {
  let soFar = 0;
  const buckets = [...edges.map(String), OVERFLOW].map((le): Sample => {
    soFar += counts.get(le) ?? 0;
    return { labels: { ...labels, le }, value: soFar, suffix: '_bucket' };
  });
  return [...buckets, { labels, value: sumMs / MS_PER_SECOND, suffix: '_sum' }, { labels, value: soFar, suffix: '_count' }];
}
