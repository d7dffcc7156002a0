import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxMessage } from '@paystop/ports';
import { createTestDatabase, eventually, silentLogger, TcpProxy, type TestDatabase } from '@paystop/testing';
import type { Database } from './database';
import { PostgresOutbox } from './outbox';
import { OutboxRelay, type EnvelopeEncoder, type OutboxRelayOptions } from './outbox-relay';
import { republishFromLog } from './republish';
import { EventBroker } from './test-support/event-broker';
import { openTestSchema } from './test-support/spec-schema';

jest.setTimeout(60_000);

const MANY_MS = 20_000;

let ground: TestDatabase;
let database: Database;
let broker: EventBroker;
let outbox: PostgresOutbox;
let running: OutboxRelay[] = [];

const encode: EnvelopeEncoder = (message) => ({ key: message.key, value: message.data as string, headers: { ce_id: message.eventId } });

beforeAll(async () => {
  ground = await createTestDatabase(process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres', `relay_${process.pid}`);
  database = await openTestSchema(ground.url);
});

beforeEach(async () => {
  await database.query('TRUNCATE outbox, event_log');
  broker = new EventBroker();
  outbox = new PostgresOutbox();
});

afterEach(async () => {
  await Promise.all(running.map((relay) => relay.stop()));
  running = [];
});

afterAll(async () => {
  await database.close();
  await ground.drop();
});

function startRelay(options: Partial<OutboxRelayOptions> = {}): OutboxRelay {
  const relay = new OutboxRelay({ database, publisher: broker, encode, logger: silentLogger, outbox, ...options });
  running.push(relay);
  relay.start();
  return relay;
}

function messages(count: number, first = 0): OutboxMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    eventId: randomUUID(),
    topic: index % 2 === 0 ? 'even' : 'odd',
    key: `k${index % 10}`,
    type: 'SomethingHappened',
    data: { n: first + index },
    occurredAt: '2026-11-24T00:00:00.123Z',
  }));
}

async function add(batch: readonly OutboxMessage[]): Promise<void> {
  await database.unitOfWork.run((tx) => outbox.add(tx, batch));
  outbox.nudge();
}

async function waiting(): Promise<number> {
  const [row] = await database.query<{ count: number }>('SELECT coalesce(sum(cardinality(ids)), 0)::int AS count FROM outbox');
  return row?.count ?? -1;
}

const numberOf = (value: string | Buffer | null): number => (JSON.parse(String(value)) as { n: number }).n;

function expectOrderPerKey(of: EventBroker): void {
  const seen = new Set<string>();
  const newest = new Map<string, number>();
  for (const message of of.messages) {
    const id = message.headers['ce_id'] ?? '';
    if (seen.has(id)) continue;
    seen.add(id);
    expect(numberOf(message.value)).toBeGreaterThan(newest.get(message.key ?? '') ?? -1);
    newest.set(message.key ?? '', numberOf(message.value));
  }
}

it('publishes every committed message once, in order, and forgets it', async () => {
  const relay = startRelay();
  for (let round = 0; round < 12; round += 1) await add(messages(100, round * 100));
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  expect(broker.messages).toHaveLength(1_200);
  expectOrderPerKey(broker);
  expect(await relay.oldestSeconds()).toBe(0);
});

it('publishes nothing of a unit of work that failed', async () => {
  startRelay();
  const failing = database.unitOfWork.run(async (tx) => {
    await outbox.add(tx, messages(3));
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await add(messages(1));
  await eventually(() => broker.messages.length > 0);
  await sleep(200);
  expect(broker.messages).toHaveLength(1);
});

it('keeps content, headers and time as they were given', async () => {
  const seen: OutboxMessage[] = [];
  startRelay({ encode: (message) => (seen.push(message), encode(message)) });
  const odd: OutboxMessage = {
    eventId: randomUUID(), topic: 't', key: 'k"\\{}', type: 'T', subject: 'case_1', traceparent: '00-a-b-01', headers: { ce_unit: '440305' },
    data: '{ "b":1,  "a":"引\\"号\\u00e9" }', occurredAt: '2026-11-24T00:00:00.123Z',
  };
  await add([odd]);
  await eventually(() => seen.length === 1);
  expect(seen[0]).toEqual(odd);
});

it('repeats the same ids when it dies between the acknowledgement and the forgetting', async () => {
  broker.loseAnswers = 1;
  startRelay();
  const batch = messages(40);
  await add(batch);
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  const ids = broker.messages.map((message) => message.headers['ce_id']);
  expect(ids).toHaveLength(80);
  expect(new Set(ids)).toEqual(new Set(batch.map((message) => message.eventId)));
  expectOrderPerKey(broker);
});

it('goes on by itself after the broker was away, and tells the age of what waits', async () => {
  broker.refuse = 3;
  const relay = startRelay();
  await add(messages(10));
  await eventually(async () => (await relay.oldestSeconds()) > 0.2);
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  expect(broker.messages).toHaveLength(10);
});

it('goes on by itself after its database connection was cut', async () => {
  const proxy = await TcpProxy.before(ground.url);
  const distant = await openTestSchema(proxy.url);
  startRelay({ database: distant });
  await add(messages(10));
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  await proxy.cut();
  await add(messages(10, 10));
  await sleep(300);
  expect(await waiting()).toBe(10);
  await proxy.heal();
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  expectOrderPerKey(broker);
  await Promise.all(running.splice(0).map((relay) => relay.stop()));
  await distant.close();
  await proxy.cut();
});

it('leaves the work to one process, and hands it over when that one stops', async () => {
  const one = startRelay();
  await add(messages(5));
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  const other = new EventBroker();
  startRelay({ publisher: other });
  await add(messages(5, 5));
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  expect(other.messages).toHaveLength(0);
  await one.stop();
  await add(messages(5, 10));
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  expect(other.messages).toHaveLength(5);
});

it('also publishes what took its number early and was committed late', async () => {
  startRelay();
  let commit = (): void => {};
  const held = new Promise<void>((resolve) => (commit = resolve));
  const late = database.unitOfWork.run(async (tx) => {
    await outbox.add(tx, messages(1, 999));
    await held;
  });
  await sleep(50);
  await add(messages(20));
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  commit();
  await late;
  await eventually(() => broker.messages.some((message) => numberOf(message.value) === 999), MANY_MS);
});

it('rests under load, so that batches grow, and not when it is calm', async () => {
  startRelay({ pace: { calmPerSecond: 50, saturatedPerSecond: 500, longestRestMs: 100 } });
  const startedAt = performance.now();
  await add(messages(1));
  await eventually(() => broker.messages.length === 1, MANY_MS, 1);
  expect(performance.now() - startedAt).toBeLessThan(140);
  for (let round = 0; round < 100; round += 1) {
    await add(messages(10, round * 10));
    await sleep(5);
  }
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  expect(broker.batches.length).toBeLessThan(60);
});

it('publishes the log again in its order, leaving out what is still on its way', async () => {
  await add(messages(700));
  startRelay();
  await eventually(async () => (await waiting()) === 0, MANY_MS);
  await Promise.all(running.splice(0).map((relay) => relay.stop()));
  await add(messages(5, 700));
  const again = new EventBroker();
  expect(await republishFromLog({ database, publisher: again, encode })).toBe(700);
  expectOrderPerKey(again);
  expect(await republishFromLog({ database, publisher: new EventBroker(), encode, topic: 'odd' })).toBe(350);
});
