import { createMetrics } from './metrics';

describe('the metrics of an app', () => {
  it('live on a registry of their own', async () => {
    const [a, b] = [createMetrics('a'), createMetrics('b')];
    a.counter({ name: 'paystop_sample_total', help: 'A sample.' }).inc();
    expect(await a.metricsText()).toContain('paystop_sample_total 1');
    expect(await b.metricsText()).not.toContain('paystop_sample_total');
  });

  it('ask their gauges when they are read', async () => {
    const metrics = createMetrics('a');
    let asked = 0;
    metrics.gauge({ name: 'paystop_asked', help: 'Times asked.', collect() { asked += 1; this.set(asked); } });
    await metrics.metricsText();
    expect(await metrics.metricsText()).toContain('paystop_asked 2');
  });

  it('have a help text, a type and a base unit in every name', async () => {
    const text = await createMetrics('a').metricsText();
    const names = [...text.matchAll(/^# TYPE (\S+) /gm)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      expect(name).toMatch(/^paystop_[a-z_]+$/);
      expect(text).toContain(`# HELP ${name} `);
    }
  });

  it('are told without the figure whose source is away, and with all the others', async () => {
    const metrics = createMetrics('a');
    let isAway = false;
    const collected = (value: number): number => {
      if (isAway) throw new Error('no database');
      return value;
    };
    metrics.gauge({ name: 'paystop_plain', help: 'Without labels.', collect() { this.set(collected(1)); } });
    metrics.gauge({ name: 'paystop_by_bank', help: 'With a label.', labelNames: ['bank'], collect() { this.set({ bank: 'CMB' }, collected(2)); } });
    expect(await metrics.metricsText()).toMatch(/paystop_plain 1[^]*paystop_by_bank\{bank="CMB"\} 2/);
    isAway = true;
    const text = await metrics.metricsText();
    expect(text).toContain('paystop_process_uptime_seconds{app="a"}');
    expect(text).not.toMatch(/^paystop_(plain|by_bank)\S* \d/m);
  });
});
