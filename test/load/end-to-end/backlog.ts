import { spreadOf } from '../percentiles';
import { processTree } from '../machine/cpu-meter';
import type { Section } from '../report';
import type { BenchProduct } from './bench-product';
import { until } from './drain';

const PER_SECOND = 100;
const FILL_WITHIN_SECONDS = 300;
const FILL_CONNECTIONS = 96;
const DRAIN_WITHIN_MS = 600_000;

/** Kafka stands still while requests keep coming; then it goes on, and so do new requests. */
export async function backlog(bench: BenchProduct, size: number): Promise<Section> {
  await bench.warmUp();
  const calm = await bench.load({ seconds: 10, load: { kind: 'open', perSecond: PER_SECOND } });
  const kafka = processTree(bench.product.supervisorPid).filter(({ name }) => name === 'Kafka');
  for (const { pid } of kafka) process.kill(pid, 'SIGSTOP');
  const fill = await bench.load({ seconds: FILL_WITHIN_SECONDS, most: size, load: { kind: 'closed', connections: FILL_CONNECTIONS, mostUnfinished: null } });
  for (const { pid } of kafka) process.kill(pid, 'SIGCONT');
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1_000;
  const meanwhile = bench.load({ seconds: 45, load: { kind: 'open', perSecond: PER_SECOND } });
  await until(async () => (await bench.count('SELECT coalesce(sum(cardinality(ids)), 0) AS n FROM (SELECT ids FROM gateway.outbox LIMIT 1000) AS waiting')) < 1_000, DRAIN_WITHIN_MS, async () => 'the outbox does not empty');
  const publishedAfter = seconds();
  const intake = await meanwhile;
  const all = await bench.count('SELECT count(*) AS n FROM gateway.intake_request');
  await until(async () => (await bench.count('SELECT count(*) AS n FROM orchestrator.hold')) >= all, DRAIN_WITHIN_MS, async () => `${String(await bench.count('SELECT count(*) AS n FROM orchestrator.hold'))} of ${String(all)} holds`);
  const calmP99 = spreadOf(calm.requests.map(({ acceptedMs }) => acceptedMs)).p99;
  const p99 = spreadOf(intake.requests.map(({ acceptedMs }) => acceptedMs)).p99;
  return {
    title: `Backlog of ${String(fill.accepted)} requests after Kafka stood still`,
    figures: [
      { what: 'published to Kafka after', value: publishedAfter, unit: 's', target: { value: 60, atLeast: false } },
      { what: 'everything held at its bank after', value: seconds(), unit: 's' },
      { what: 'intake p99 before', value: calmP99, unit: 'ms' },
      { what: 'intake p99 while it drains', value: p99, unit: 'ms' },
      { what: 'intake while Kafka stands still', value: fill.accepted / ((fill.lastAnsweredAtMs - fill.firstSentAtMs) / 1_000), unit: '/s' },
    ],
    checks: [],
  };
}
