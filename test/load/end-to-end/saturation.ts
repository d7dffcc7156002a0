import { CpuMeter } from '../machine/cpu-meter';
import { bareBank } from '../limits/bare-bank';
import { rawKafka } from '../limits/raw-kafka';
import { rawPostgres } from '../limits/raw-postgres';
import type { Section } from '../report';
import type { BenchProduct } from './bench-product';
import { drained } from './drain';
import { tally } from './tally';

const CONNECTIONS = 96;
/** The loop is closed over the whole path: no more than so many requests are on their way at once. */
const MOST_UNFINISHED = 3_000;
const DRAIN_WITHIN_MS = 180_000;
const BANK_ANSWERS_AFTER_MS = 5;

/** As many requests as go through to the bank and back, and where the CPU-seconds go. */
export async function saturation(bench: BenchProduct, seconds: number): Promise<Section> {
  await bench.warmUp();
  const before = await bench.count('SELECT count(*) AS n FROM gateway.intake_request');
  const meter = new CpuMeter([process.pid]);
  const run = await bench.load({ seconds, load: { kind: 'closed', connections: CONNECTIONS, mostUnfinished: MOST_UNFINISHED } });
  const total = before + run.accepted;
  await drained(bench, total, DRAIN_WITHIN_MS);
  const cpu = meter.since();
  const spanSeconds = await workingSeconds(bench, run.firstSentAtMs);
  const perSecond = run.accepted / spanSeconds;
  const checks = (await tally(bench, total)).map(({ what, expected, found }) => ({ what, expected, found }));
  const { databaseUrl, kafkaBrokers } = bench.product.runtime;
  const postgres = await rawPostgres(databaseUrl);
  const kafka = await rawKafka(kafkaBrokers.split(','), databaseUrl);
  const bank = await bareBank(BANK_ANSWERS_AFTER_MS);
  const cpuPer1000 = (cpu.total / run.accepted) * 1_000;
  return {
    title: `End to end, closed loop for ${String(seconds)} s (${String(bench.banks.length)} banks answering after ${String(BANK_ANSWERS_AFTER_MS)} ms)`,
    figures: [
      { what: 'requests from POST to the hold in the case', value: perSecond, unit: '/s', target: { value: 1_200, atLeast: true }, limit: { what: 'raw PostgreSQL writing the same rows', value: postgres.requestsPerSecond } },
      { what: '… against the messages alone', value: perSecond, unit: '/s', limit: { what: 'raw kafkajs producing the same messages', value: kafka.requestsPerSecond }, note: `${kafka.messagesPerRequest.toFixed(1)} messages a request` },
      { what: '… against the bank alone', value: perSecond, unit: '/s', limit: { what: 'the bare bank stub', value: bank.callsPerSecond } },
      { what: 'whole machine, with load generator and banks', value: cpuPer1000, unit: 'CPU-s per 1,000', target: { value: 1.7, atLeast: false } },
    ],
    checks: [...checks, { what: 'requests refused', expected: 0, found: Object.values(run.refused).reduce((sum, n) => sum + n, 0) }],
    tables: [{ title: `CPU-seconds per 1,000 requests, by process (${cpu.total.toFixed(1)} s in ${cpu.seconds.toFixed(1)} s)`, rows: Object.entries(cpu.byPart).map(([part, spent]) => [part, ((spent / run.accepted) * 1_000).toFixed(3), `${((100 * spent) / cpu.total).toFixed(1)} %`]) }],
  };
}

/** From the first request sent to the last hold of the run. */
async function workingSeconds(bench: BenchProduct, firstSentAtMs: number): Promise<number> {
  const lastAtMs = await bench.count("SELECT extract(epoch FROM max(logged_at)) * 1000 AS n FROM orchestrator.published WHERE type = 'HoldPlaced'");
  return (lastAtMs - firstSentAtMs) / 1_000;
}
