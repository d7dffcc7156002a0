import type { Section } from '../report';
import type { BenchProduct } from './bench-product';
import { drained } from './drain';
import { outcomeTimes } from './outcomes';
import { waysBetween } from './stations';

const PER_SECOND = 100;
const DRAIN_WITHIN_MS = 60_000;

/** How long one request takes while a hundred come in each second. */
export async function calmDay(bench: BenchProduct, seconds: number): Promise<Section> {
  await bench.warmUp();
  const before = await bench.count('SELECT count(*) AS n FROM orchestrator.hold');
  const run = await bench.load({ seconds, load: { kind: 'open', perSecond: PER_SECOND } });
  await drained(bench, before + run.accepted, DRAIN_WITHIN_MS);
  const times = await outcomeTimes(bench, run.requests);
  const ms = (what: string, value: number, most?: number) => ({ what, value, unit: 'ms', ...(most === undefined ? {} : { target: { value: most, atLeast: false } }) });
  return {
    title: `End to end, open loop at ${String(PER_SECOND)}/s for ${String(seconds)} s`,
    figures: [
      ms('accepted (202), p50', times.accepted.p50, 4), ms('accepted (202), p99', times.accepted.p99, 12), ms('accepted (202), slowest', times.accepted.max),
      ms('outcome durable, p50', times.recorded.p50, 30), ms('outcome durable, p99', times.recorded.p99, 80), ms('outcome durable, slowest', times.recorded.max),
      ms('hold in the case, p50', times.held.p50), ms('hold in the case, p99', times.held.p99),
    ],
    checks: [{ what: 'accepted requests without a hold', expected: 0, found: times.withoutOutcome }],
    tables: [await waysBetween(bench, run.requests)],
  };
}
