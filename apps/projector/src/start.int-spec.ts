import { randomUUID } from 'node:crypto';
import { TOPICS, deadLetterTopic } from '@paystop/contracts';
import type { StateChange } from '@paystop/domain';
import { encodeEnvelope } from '@paystop/kafka';
import { openDatabase, type Database } from '@paystop/postgres';
import type { RunningApp } from '@paystop/service-kit';
import { eventually, silentLogger, testServices, type TestServices } from '@paystop/testing';
import { metricComplaints, promtoolComplaints } from '../../../test/metrics-rules';
import { caseHistory } from '../test/case-history';
import { readModelHash } from '../test/read-model-hash';
import { start } from './start';

const INTERNAL_TOKEN = 'an-internal-token-for-tests';
const PATIENCE_MS = 20_000;

function envelope(change: StateChange): ReturnType<typeof encodeEnvelope> {
  const key = change.caseId ?? change.warnings[0]?.warningId ?? '';
  return encodeEnvelope({ eventId: randomUUID(), topic: TOPICS.caseState.name, key, type: 'CaseStateChanged', data: change, occurredAt: change.at }, '/paystop/orchestrator');
}

describe('the projector', () => {
  let services: TestServices;
  let database: Database;
  let app: RunningApp;

  beforeAll(async () => {
    services = await testServices();
    app = await start({
      DATABASE_URL: services.databaseUrl, REDIS_URL: services.redisUrl, KAFKA_BROKERS: services.kafkaBrokers.join(), KAFKA_PREFIX: services.kafkaPrefix,
      PAYSTOP_HMAC_KEY: 'ab'.repeat(32), PAYSTOP_INTERNAL_TOKEN: INTERNAL_TOKEN, LOG_LEVEL: 'silent', PORT: '0',
    });
    database = await openDatabase({ url: services.databaseUrl, schema: 'projector', applicationName: 'test', migrations: [], logger: silentLogger });
    await eventually(async () => (await fetch(`${app.url}/health/ready`)).ok, PATIENCE_MS);
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await database.close();
    await services.stop();
  }, 30_000);

  const cases = (): Promise<number> => count('rm_case');

  async function count(table: string): Promise<number> {
    return Number((await database.query<{ count: string }>(`SELECT count(*) FROM ${table}`))[0]?.count);
  }

  function internal(path: string, body: object): Promise<Response> {
    return fetch(`${app.url}/internal/${path}`, {
      method: 'POST', body: JSON.stringify(body), headers: { authorization: `Bearer ${INTERNAL_TOKEN}`, 'content-type': 'application/json' },
    });
  }

  it('fills the read models from the topic, and a rebuild from its beginning gives the same ones', async () => {
    const changes = Array.from({ length: 12 }, (_, number) => caseHistory({ number, outcome: number % 3 === 0 ? 'late' : 'held', stoppedAfterMinutes: 8 + number })).flat();
    await services.probe.produce(TOPICS.caseState.name, changes.map(envelope));
    await eventually(async () => (await count('rm_told')) === 24 && (await cases()) === 12, PATIENCE_MS);
    const before = await readModelHash((sql) => database.query(sql));
    expect((await internal('rebuild', {})).status).toBe(202);
    await eventually(async () => expect(await readModelHash((sql) => database.query(sql))).toEqual(before), PATIENCE_MS);
    expect(await database.query('SELECT 1 FROM rm_told WHERE is_live')).toHaveLength(0);
  }, 60_000);

  it('shows the totals of its database as metrics', async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(metricComplaints(text)).toEqual([]);
    expect(promtoolComplaints(text) ?? '').toBe('');
    expect(text).toContain('paystop_stop_requests_total{source="http",unit="440305",fraud_type="fake_investment"}');
    expect(text).toMatch(/paystop_time_to_stop_seconds_bucket\{.*le="\+Inf"\} /);
    expect(text).toContain('paystop_invariant_violations{invariant="one_open_stop_per_account"} 0');
    expect(text).toMatch(/paystop_consumer_lag\{topic="paystop.case.state.v1"\} \d+/);
  });

  it('lists a message that it cannot read, and sends a parked one again on demand, once', async () => {
    await services.probe.produce(TOPICS.caseState.name, [{ key: 'k', value: 'not json', headers: { ce_id: '1', ce_source: 'x', ce_type: 'CaseStateChanged' } }]);
    await services.probe.produce(deadLetterTopic(TOPICS.fraudAlerts.name), [{
      key: 'alert-1', value: '{"broken":true}', headers: { ce_type: 'FraudAlertRaised', 'paystop-dlq-reason': 'ALERT.INVALID', 'paystop-dlq-topic': TOPICS.fraudAlerts.name, 'paystop-dlq-offset': '7', 'paystop-dlq-partition': '0' },
    }]);
    const letters = await eventually(async () => {
      const rows = await database.query<{ dead_letter_id: string; topic: string; reason: string }>('SELECT dead_letter_id, topic, reason FROM dead_letter ORDER BY topic');
      return rows.length === 2 && rows;
    }, PATIENCE_MS);
    expect(letters).toMatchObject([{ topic: 'fraud.alerts.v1', reason: 'ALERT.INVALID' }, { topic: 'paystop.case.state.v1', reason: 'ENVELOPE.NOT_JSON' }]);
    const replay = { verdict: 'dead-letter.replay', id: (letters as { dead_letter_id: string }[])[0]?.dead_letter_id, principal: { subject: 'op', roles: ['operator'], unit: '4403' }, idempotencyKey: randomUUID(), method: 'POST', path: '/x', body: {} };
    expect(await (await internal('verdicts/dead-letter.replay', replay)).json()).toMatchObject({ status: 202, body: { state: 'replayed', replayedBy: 'op' } });
    expect(await (await internal('verdicts/dead-letter.replay', replay)).json()).toMatchObject({ status: 202 });
    expect(await (await internal('verdicts/dead-letter.replay', { ...replay, idempotencyKey: randomUUID() })).json()).toMatchObject({ status: 409, body: { code: 'DEAD_LETTER.NOT_REPLAYABLE' } });
    const [again] = await services.probe.consume(TOPICS.fraudAlerts.name, (seen) => seen.length > 0);
    expect(again).toMatchObject({ key: 'alert-1', headers: { ce_type: 'FraudAlertRaised' } });
    expect(again?.value?.toString()).toBe('{"broken":true}');
    expect(Object.keys(again?.headers ?? {}).filter((name) => name.startsWith('paystop-dlq'))).toEqual([]);
  }, 60_000);
});
