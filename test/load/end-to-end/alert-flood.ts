import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import type { Section } from '../report';
import type { BenchProduct } from './bench-product';
import { drained, until } from './drain';
import { outcomeTimes } from './outcomes';

const PER_SECOND = 50;
/** A flood must not be felt by more than a quarter. */
const MOST_RATIO = 1.25;
const BATCH = 1_000;
/** PayStop warns payers of its own accord as well; those are not counted. */
const SOURCE = 'telecom-model';
const DRAIN_WITHIN_MS = 90_000;
const WARNINGS_WITHIN_MS = 900_000;

/** A hundred thousand alerts at once beside stop requests: what the stops notice of it. */
export async function alertFlood(bench: BenchProduct, seconds: number, alerts: number): Promise<Section> {
  await bench.warmUp();
  const calm = await stopP99(bench, seconds);
  const before = await warningsRaised(bench);
  const startedMs = performance.now();
  const flooding = raiseAlerts(bench, alerts);
  const flooded = await stopP99(bench, seconds);
  await flooding;
  const during = (await warningsRaised(bench)) - before;
  await until(async () => (await warningsRaised(bench)) - before >= alerts, WARNINGS_WITHIN_MS, async () => 'alerts wait to become warnings');
  const drainedAfterS = (performance.now() - startedMs) / 1_000;
  return {
    title: `${String(alerts)} alerts at once beside ${String(PER_SECOND)} stop requests/s`,
    figures: [
      { what: 'outcome p99 of stops without them', value: calm, unit: 'ms' },
      { what: 'outcome p99 of stops with them', value: flooded, unit: 'ms' },
      { what: 'ratio', value: flooded / calm, unit: '', target: { value: MOST_RATIO, atLeast: false } },
      { what: 'alerts that were warnings when the stops were done', value: during, unit: '' },
      { what: 'until every alert was a warning', value: drainedAfterS, unit: 's' },
    ],
    checks: [{ what: 'alerts that are not exactly one warning', expected: 0, found: Math.abs((await warningsRaised(bench)) - before - alerts) }],
  };
}

async function stopP99(bench: BenchProduct, seconds: number): Promise<number> {
  const before = await bench.count('SELECT count(*) AS n FROM orchestrator.hold');
  const run = await bench.load({ seconds, load: { kind: 'open', perSecond: PER_SECOND } });
  await drained(bench, before + run.accepted, DRAIN_WITHIN_MS);
  return (await outcomeTimes(bench, run.requests)).recorded.p99;
}

/** How many alerts of a flood have become warnings. */
export function warningsRaised(bench: BenchProduct): Promise<number> {
  return bench.count(`SELECT count(*) AS n FROM orchestrator.warning WHERE body->>'source' = '${SOURCE}'`);
}

/** As another system sends them: as fast as Kafka takes them. */
export async function raiseAlerts(bench: BenchProduct, alerts: number): Promise<void> {
  const producer = new Kafka({ clientId: 'alert-source', brokers: bench.product.runtime.kafkaBrokers.split(','), logLevel: logLevel.NOTHING }).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const topic = `${bench.product.kafkaPrefix}fraud.alerts.v1`;
  for (let sent = 0; sent < alerts; sent += BATCH) {
    await producer.send({ topic, messages: Array.from({ length: Math.min(BATCH, alerts - sent) }, message) });
  }
  await producer.disconnect();
}

function message(): { readonly key: string; readonly value: string; readonly headers: Readonly<Record<string, string>> } {
  const alertId = randomUUID();
  const raisedAt = new Date().toISOString();
  const value = {
    alertId, source: SOURCE, kind: 'potential_victim', riskScore: 60, raisedAt, unit: '440305012', reason: 'on the phone with a known number',
    subject: { name: '王小明', phone: `138${alertId.replaceAll(/\D/g, '').padEnd(8, '0').slice(0, 8)}` },
  };
  const headers = { ce_specversion: '1.0', ce_id: alertId, ce_source: '/telecom-model', ce_type: 'FraudAlertRaised', ce_time: raisedAt, 'content-type': 'application/json' };
  return { key: alertId, value: JSON.stringify(value), headers };
}
