import { createMetrics } from '@paystop/observability';
import { metricComplaints, promtoolComplaints, readExposition } from '../../../../test/metrics-rules';
import { TIME_TO_STOP_EDGES } from '../model/totals';
import { businessFamilies } from './business-families';
import type { BusinessFigures, TotalRow } from './business-figures.port';
import { registerFamily } from './family';
import { machineFamilies } from './machine-families';

const row = (metric: TotalRow['metric'], value: bigint, ...labels: string[]): TotalRow => ({ metric, value, labels: [labels[0] ?? '-', labels[1] ?? '-', labels[2] ?? '-'] });

const FIGURES: BusinessFigures = {
  totals: [
    row('stop_requests', 7n, 'http', '440305', 'gaming'), row('reported_loss_fen', 1_234_567n, '440305', 'gaming'), row('sla_outcomes', 3n, '30m', 'met', '440305'),
    row('intercepted_fen', 50_001n, '440305', 'CMB', '1'), row('time_to_stop', 2n, '440305', 'CMB', '300'), row('time_to_stop', 1n, '440305', 'CMB', '+Inf'),
    row('time_to_stop_ms', 9_000_500n, '440305', 'CMB'), row('warnings', 4n, 'purple', '440305', 'issued'), row('warning_feedback', 2n, '900'), row('warning_feedback_ms', 800_000n),
    row('open_cases', 5n, 'held'), row('returned_fen', 12_345n, '440305', 'person'), row('returned_victims', 2n, 'person'), row('held_fen', 99n), row('frozen_fen', 0n),
  ],
  holdsExpiring: { '1h': 1, '4h': 2, '12h': 3 },
  deadLetters: [{ topic: 'fraud.alerts.v1', reason: 'ALERT.INVALID', value: 2 }],
};

/** contract.md 5, as far as it is shown here. */
const PROMISED: Readonly<Record<string, readonly [type: string, labels: readonly string[]]>> = {
  paystop_stop_requests_total: ['counter', ['source', 'unit', 'fraud_type']],
  paystop_reported_loss_yuan_total: ['counter', ['unit', 'fraud_type']],
  paystop_time_to_stop_seconds: ['histogram', ['unit', 'institution', 'le']],
  paystop_sla_outcomes_total: ['counter', ['target', 'outcome', 'unit']],
  paystop_intercepted_yuan_total: ['counter', ['unit', 'institution', 'layer']],
  paystop_frozen_yuan_total: ['counter', []],
  paystop_returned_yuan_total: ['counter', ['unit', 'victim_kind']],
  paystop_returned_victims_total: ['counter', ['victim_kind']],
  paystop_open_cases: ['gauge', ['stage']],
  paystop_holds_expiring: ['gauge', ['within']],
  paystop_warnings_total: ['counter', ['colour', 'unit', 'outcome']],
  paystop_warning_feedback_seconds: ['histogram', ['le']],
  paystop_outbox_oldest_seconds: ['gauge', []],
  paystop_consumer_lag: ['gauge', ['topic']],
  paystop_dead_letters_total: ['counter', ['topic', 'reason']],
  paystop_invariant_violations: ['gauge', ['invariant']],
  paystop_held_yuan: ['gauge', []],
  paystop_frozen_yuan: ['gauge', []],
};

async function exposition(figures: BusinessFigures): Promise<string> {
  const metrics = createMetrics('projector');
  const source = { figures: async () => figures, outboxOldestSeconds: async () => 0.25, violations: async () => ({ one_open_stop_per_account: 0 }) };
  const lag = async () => new Map([['stop-payment.requests.v1', 3]]);
  for (const family of [...businessFamilies(source.figures), ...machineFamilies(lag, source)]) registerFamily(metrics, family);
  return metrics.metricsText();
}

describe('metrics of the projector', () => {
  it('keep to the rules of promtool, which agrees where it is installed', async () => {
    for (const text of [await exposition(FIGURES), await exposition({ totals: [], holdsExpiring: {}, deadLetters: [] })]) {
      expect(metricComplaints(text)).toEqual([]);
      expect(promtoolComplaints(text) ?? '').toBe('');
    }
  });

  it('have the names, types and labels of the contract', async () => {
    const families = readExposition(await exposition(FIGURES));
    for (const [name, [type, labels]] of Object.entries(PROMISED)) {
      expect([name, families.get(name)?.type]).toEqual([name, type]);
      for (const sample of families.get(name)?.samples ?? []) expect(labels).toEqual(expect.arrayContaining(Object.keys(sample.labels)));
      const widest = Math.max(0, ...(families.get(name)?.samples ?? []).map((sample) => Object.keys(sample.labels).length));
      if ((families.get(name)?.samples.length ?? 0) > 0) expect([name, widest]).toEqual([name, labels.length]);
    }
  });

  it('show money in yuan and histograms with the edges of the contract, cumulative', async () => {
    const families = readExposition(await exposition(FIGURES));
    expect(families.get('paystop_reported_loss_yuan_total')?.samples[0]?.value).toBe(12_345.67);
    const time = families.get('paystop_time_to_stop_seconds')?.samples ?? [];
    const buckets = time.filter((sample) => sample.name.endsWith('_bucket'));
    expect(buckets.map((sample) => sample.labels['le'])).toEqual([...TIME_TO_STOP_EDGES.map(String), '+Inf']);
    expect(buckets.map((sample) => sample.value)).toEqual([0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3]);
    expect(time.filter((sample) => !sample.name.endsWith('_bucket')).map((sample) => sample.value)).toEqual([9_000.5, 3]);
  });

  it('show the rest when one source is away', async () => {
    const metrics = createMetrics('projector');
    const away = (): Promise<never> => Promise.reject(new Error('Kafka is away'));
    const source = { figures: away, outboxOldestSeconds: async () => 0.5, violations: away };
    for (const family of [...businessFamilies(source.figures), ...machineFamilies(away, source)]) registerFamily(metrics, family);
    const families = readExposition(await metrics.metricsText());
    expect(families.get('paystop_outbox_oldest_seconds')?.samples).toMatchObject([{ value: 0.5 }]);
    expect(families.get('paystop_consumer_lag')?.samples).toEqual([]);
  });

  it('count money that was ever frozen apart from what is frozen now', async () => {
    const totals = [{ metric: 'frozen_gross_fen', labels: ['-', '-', '-'], value: 4_500n }, { metric: 'frozen_fen', labels: ['-', '-', '-'], value: 0n }] as const;
    const families = readExposition(await exposition({ ...FIGURES, totals }));
    expect(families.get('paystop_frozen_yuan_total')?.samples).toEqual([expect.objectContaining({ value: 45 })]);
    expect(families.get('paystop_frozen_yuan')?.samples).toEqual([expect.objectContaining({ value: 0 })]);
  });
});
