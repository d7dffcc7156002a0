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
});
