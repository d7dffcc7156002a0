import { setTimeout as sleep } from 'node:timers/promises';
import type { DueTimer, TimerRequest } from '@paystop/ports';
import { createTestDatabase, eventually, RecordingLogger, silentLogger, TcpProxy, type TestDatabase } from '@paystop/testing';
import type { Database } from './database';
import { openTestSchema } from './test-support/spec-schema';
import { TimerPoller, type TimerHandler, type TimerPollerOptions } from './timer-poller';
import { PostgresTimerStore } from './timer-store';

jest.setTimeout(60_000);

const MANY_MS = 20_000;
const FAR = '2099-01-01T00:00:00.000Z';

let ground: TestDatabase;
let database: Database;
let running: TimerPoller[] = [];
const timers = new PostgresTimerStore();

beforeAll(async () => {
  ground = await createTestDatabase(process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres', `timer_${process.pid}`);
  database = await openTestSchema(ground.url);
});

beforeEach(() => database.query('TRUNCATE timer, effect'));

afterEach(async () => {
  await Promise.all(running.map((poller) => poller.stop()));
  running = [];
});

afterAll(async () => {
  await database.close();
  await ground.drop();
});

/** Writes one effect row per firing: a second firing of the same fence would count twice. */
const countEffect: TimerHandler = async (tx, due) => {
  for (const timer of due) {
    await tx.query('INSERT INTO effect VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET n = effect.n + 1', [`${timer.subject}/${timer.kind}/${timer.fence}`]);
  }
};

function startPoller(handler: TimerHandler = countEffect, options: Partial<TimerPollerOptions> = {}): TimerPoller {
  const poller = new TimerPoller({ database, handler, logger: silentLogger, ...options });
  running.push(poller);
  poller.start();
  return poller;
}

function set(...wanted: readonly Omit<TimerRequest, 'owner'>[]): Promise<void> {
  return database.unitOfWork.run((tx) => timers.change(tx, { set: wanted.map((timer) => ({ owner: `case-${timer.subject}`, ...timer })), cancelled: [] }));
}

const inMs = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

async function effects(): Promise<{ id: string; n: number }[]> {
  return database.query('SELECT id, n FROM effect ORDER BY id');
}

it('fires each timer once, never early, never lost, though two pollers run', async () => {
  const wanted = Array.from({ length: 400 }, (_, index) => ({ subject: `s${index}`, kind: 'warn', dueAt: inMs(50 + index * 5) }));
  const lateness: number[] = [];
  const onFired = (_timers: readonly DueTimer[], seconds: readonly number[]): void => void lateness.push(...seconds);
  startPoller(countEffect, { onFired, batchSize: 16 });
  startPoller(countEffect, { onFired, batchSize: 16 });
  await set(...wanted);
  await eventually(() => lateness.length >= 400, MANY_MS);
  await sleep(100);
  expect(lateness).toHaveLength(400);
  expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0);
  expect(await effects()).toHaveLength(400);
  expect((await effects()).every((row) => row.n === 1)).toBe(true);
  const early = await database.query('SELECT 1 FROM timer WHERE fired_at < due_at');
  expect(early).toEqual([]);
});

it('fires the oldest first after an outage', async () => {
  await set(...[3, 1, 2, 5, 4].map((age) => ({ subject: `s${age}`, kind: 'warn', dueAt: inMs(-age * 1_000) })));
  const order: string[] = [];
  startPoller((_tx, due) => {
    order.push(...due.map((timer) => timer.subject));
    return Promise.resolve();
  }, { batchSize: 2 });
  await eventually(() => order.length === 5, MANY_MS);
  expect(order).toEqual(['s5', 's4', 's3', 's2', 's1']);
});

it('does not fire what was cancelled, and fires what was replaced at its new instant only', async () => {
  await set({ subject: 'a', kind: 'warn', dueAt: inMs(150) }, { subject: 'b', kind: 'warn', dueAt: inMs(150) });
  await set({ subject: 'b', kind: 'warn', dueAt: inMs(600) });
  await database.unitOfWork.run((tx) => timers.change(tx, { set: [], cancelled: [{ subject: 'a', kind: 'warn' }, { subject: 'none', kind: 'warn' }] }));
  startPoller();
  await sleep(400);
  expect(await effects()).toEqual([]);
  await eventually(async () => (await effects()).length === 1, MANY_MS);
  expect(await effects()).toEqual([{ id: 'b/warn/2', n: 1 }]);
});

it('has one winner when the answer comes at the deadline', async () => {
  const locks = (tx: { query: Database['query'] }, owner: string): Promise<object[]> => tx.query('SELECT 1 FROM effect WHERE id = $1 FOR UPDATE', [owner]);
  await database.query("INSERT INTO effect SELECT 'case-s' || n, 0 FROM generate_series(1, 60) AS n");
  await set(...Array.from({ length: 60 }, (_, index) => ({ subject: `s${index + 1}`, kind: 'breach', dueAt: inMs(200) })));
  const fired = new Set<string>();
  const cancelled = new Set<string>();
  startPoller((_tx, due) => Promise.resolve(due.forEach((timer) => fired.add(timer.subject))), {
    batchSize: 5,
    lockOwners: async (tx, owners) => {
      for (const owner of owners) await locks(tx, owner);
    },
  });
  await sleep(185);
  await Promise.all(Array.from({ length: 60 }, (_, index) => database.unitOfWork.run(async (tx) => {
    await locks(tx, `case-s${index + 1}`);
    const [live] = await tx.query('SELECT 1 FROM timer WHERE subject = $1 AND fired_at IS NULL', [`s${index + 1}`]);
    if (live === undefined) return;
    await timers.change(tx, { set: [], cancelled: [{ subject: `s${index + 1}`, kind: 'breach' }] });
    cancelled.add(`s${index + 1}`);
  })));
  await eventually(() => fired.size + cancelled.size === 60, MANY_MS);
  await sleep(100);
  expect([...fired].filter((subject) => cancelled.has(subject))).toEqual([]);
  expect(fired.size + cancelled.size).toBe(60);
});

it('rolls the firing back with its effect, and fires again', async () => {
  await set({ subject: 'a', kind: 'warn', dueAt: inMs(-10) });
  let failures = 2;
  startPoller(async (tx, due, now) => {
    await countEffect(tx, due, now);
    failures -= 1;
    if (failures >= 0) throw Object.assign(new Error('disk full'), { code: '53100' });
  });
  await eventually(async () => (await effects()).length === 1, MANY_MS);
  expect(await effects()).toEqual([{ id: 'a/warn/1', n: 1 }]);
});

it('sets one timer aside that fails for ever, says so, and fires the others', async () => {
  await set(...Array.from({ length: 20 }, (_, index) => ({ subject: `s${index}`, kind: 'warn', dueAt: inMs(-100 + index) })));
  const logger = new RecordingLogger();
  const poller = startPoller(async (tx, due, now) => {
    if (due.some((timer) => timer.subject === 's7')) throw new TypeError('a bug');
    await countEffect(tx, due, now);
  }, { logger });
  await eventually(async () => (await effects()).length === 19, MANY_MS);
  await eventually(() => logger.events.some((event) => event.level === 'error' && event.message === 'timer failed'), MANY_MS);
  expect((await poller.counts()).overdue).toBe(1);
});

it('counts what is pending and what is overdue', async () => {
  await set({ subject: 'a', kind: 'warn', dueAt: FAR }, { subject: 'b', kind: 'warn', dueAt: inMs(-5_000) }, { subject: 'c', kind: 'warn', dueAt: FAR });
  await database.unitOfWork.run((tx) => timers.change(tx, { set: [], cancelled: [{ subject: 'c', kind: 'warn' }] }));
  const poller = new TimerPoller({ database, handler: countEffect, logger: silentLogger });
  expect(await poller.counts()).toEqual({ pending: 2, overdue: 1 });
});

it('fires what became due while the database was away', async () => {
  const proxy = await TcpProxy.before(ground.url);
  const distant = await openTestSchema(proxy.url);
  const poller = new TimerPoller({ database: distant, handler: countEffect, logger: silentLogger });
  poller.start();
  await set({ subject: 'a', kind: 'warn', dueAt: inMs(300) });
  await proxy.cut();
  await sleep(700);
  await proxy.heal();
  await eventually(async () => (await effects()).length === 1, MANY_MS);
  await poller.stop();
  await distant.close();
  await proxy.cut();
});
