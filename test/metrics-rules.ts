import { spawnSync } from 'node:child_process';

/** What `promtool check metrics` asks of an exposition, so that it is held everywhere; promtool itself runs where it is installed. */
export interface MetricFamily {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

const SUFFIXES_OF_HISTOGRAMS = ['_bucket', '_sum', '_count'];
const ABBREVIATED_UNITS = /_(ms|millis|milliseconds|us|ns|sec|secs|minutes|mins|hours|hrs|days|kb|mb|gb|kib|mib|kilobytes|megabytes|pct|percent)(_|$)/;
const TYPE_IN_NAME = /_(counter|gauge|histogram|summary)(_|$)/;

/** Reads the text format. @throws for a line that is none. */
export function readExposition(text: string): Map<string, MetricFamily> {
  const families = new Map<string, { name: string; type: string; help: string; samples: MetricFamily['samples'][number][] }>();
  const of = (name: string) => {
    const known = families.get(name) ?? { name, type: '', help: '', samples: [] };
    families.set(name, known);
    return known;
  };
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, kind, described = '', rest = ''] = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line) ?? [];
    if (kind === 'HELP') of(described).help = rest;
    else if (kind === 'TYPE') of(described).type = rest;
    else {
      const sample = readSample(line);
      const base = SUFFIXES_OF_HISTOGRAMS.map((suffix) => sample.name.endsWith(suffix) && sample.name.slice(0, -suffix.length)).find((name) => name !== false && families.get(name)?.type === 'histogram');
      of(typeof base === 'string' ? base : sample.name).samples.push(sample);
    }
  }
  return families;
}

function readSample(line: string): MetricFamily['samples'][number] {
  const [, name, labels = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`not a sample: ${line}`);
  const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label = '', text = '']) => [label, text] as const);
  return { name, labels: Object.fromEntries(pairs), value: value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value) };
}

/** @returns one sentence for every broken rule. */
export function metricComplaints(text: string): string[] {
  return [...readExposition(text).values()].flatMap((family) => complaintsOf(family));
}

function complaintsOf({ name, type, help, samples }: MetricFamily): string[] {
  const rules: readonly (readonly [broken: boolean, complaint: string])[] = [
    [help === '', 'has no HELP'],
    [type === '', 'has no TYPE'],
    [type === 'counter' && !name.endsWith('_total'), 'is a counter without _total'],
    [type !== 'counter' && name.endsWith('_total'), 'ends in _total but is no counter'],
    [ABBREVIATED_UNITS.test(name), 'is not in base units'],
    [TYPE_IN_NAME.test(name), 'carries its type in its name'],
    [!/^[a-z][a-z0-9_]*$/.test(name), 'is not snake case'],
    [type !== 'histogram' && SUFFIXES_OF_HISTOGRAMS.some((suffix) => name.endsWith(suffix)), 'ends like a part of a histogram'],
    [samples.some((sample) => Number.isNaN(sample.value)), 'has a sample that is not a number'],
    [type === 'histogram' && !isCumulative(samples), 'has buckets that are not cumulative up to +Inf'],
    [new Set(samples.map(({ name: each, labels }) => each + JSON.stringify(Object.entries(labels).sort()))).size !== samples.length, 'has a sample twice'],
  ];
  return rules.flatMap(([broken, complaint]) => (broken ? `${name} ${complaint}` : []));
}

function isCumulative(samples: MetricFamily['samples']): boolean {
  const series = new Map<string, number[]>();
  for (const { name, labels, value } of samples) {
    if (!name.endsWith('_bucket')) continue;
    const { le: _, ...rest } = labels;
    series.set(JSON.stringify(rest), [...(series.get(JSON.stringify(rest)) ?? []), value]);
  }
  const infinite = samples.filter((sample) => sample.labels['le'] === '+Inf').length;
  return infinite === series.size && [...series.values()].every((counts) => counts.every((count, index) => index === 0 || count >= (counts[index - 1] ?? 0)));
}

/** @returns what promtool complains about, or undefined where it is not installed (PROMTOOL names another place). */
export function promtoolComplaints(text: string): string | undefined {
  const run = spawnSync(process.env['PROMTOOL'] ?? 'promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
  return run.error === undefined ? `${run.stdout}${run.stderr}` : undefined;
}
