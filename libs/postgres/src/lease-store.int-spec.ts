import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, silentLogger, type TestDatabase } from '@paystop/testing';
import type { Database } from './database';
import { LeaderLock } from './leader-lock';
import { LeaseStore } from './lease-store';
import { openTestSchema } from './test-support/spec-schema';

let ground: TestDatabase;
let database: Database;
let leases: LeaseStore;

beforeAll(async () => {
  ground = await createTestDatabase(process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres', `lease_${process.pid}`);
  database = await openTestSchema(ground.url);
  leases = new LeaseStore(database);
});

afterAll(async () => {
  await database.close();
  await ground.drop();
});

const holds = (name: string, holder: string, fence: number): Promise<boolean> => database.unitOfWork.run((tx) => leases.holds(tx, { name, holder, fence }));

it('gives a lane to one holder, who may renew it under the same fence', async () => {
  expect(await leases.acquire({ names: ['CMB', 'ICBC'], holder: 'one', ttlMs: 60_000 })).toMatchObject([{ name: 'CMB', fence: 1 }, { name: 'ICBC', fence: 1 }]);
  expect(await leases.acquire({ names: ['CMB', 'ICBC'], holder: 'two', ttlMs: 60_000 })).toEqual([]);
  expect(await leases.acquire({ names: ['CMB'], holder: 'one', ttlMs: 60_000 })).toMatchObject([{ name: 'CMB', fence: 1 }]);
});

it('raises the fence when an expired lease changes hands, and the old holder is refused', async () => {
  await leases.acquire({ names: ['BOC'], holder: 'one', ttlMs: 30 });
  expect(await holds('BOC', 'one', 1)).toBe(true);
  await sleep(50);
  expect(await holds('BOC', 'one', 1)).toBe(false);
  expect(await leases.acquire({ names: ['BOC'], holder: 'two', ttlMs: 60_000 })).toMatchObject([{ holder: 'two', fence: 2 }]);
  expect(await leases.acquire({ names: ['BOC'], holder: 'one', ttlMs: 60_000 })).toEqual([]);
  expect(await holds('BOC', 'two', 2)).toBe(true);
});

it('hands over at once what was given back', async () => {
  await leases.acquire({ names: ['CCB'], holder: 'one', ttlMs: 60_000 });
  await leases.release('one', ['CCB']);
  expect(await leases.acquire({ names: ['CCB'], holder: 'two', ttlMs: 60_000 })).toMatchObject([{ fence: 2 }]);
});

it('never splits a lane between holders that race', async () => {
  const names = Array.from({ length: 42 }, (_, index) => `bank-${index}`);
  const won = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => leases.acquire({ names, holder, ttlMs: 60_000 })));
  expect(won.flat()).toHaveLength(42);
  expect(new Set(won.flat().map((lease) => lease.name)).size).toBe(42);
});

it('lets one process lead until its connection ends', async () => {
  const make = (): LeaderLock => new LeaderLock({ url: database.url, schema: 'spec', name: 'spec', applicationName: 'spec', logger: silentLogger });
  const [one, two] = [make(), make()];
  expect(await one.tryAcquire()).toBe(true);
  expect(await two.tryAcquire()).toBe(false);
  await database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'spec-spec' AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted)");
  await sleep(50);
  expect(one.held).toBe(false);
  expect(() => one.connection).toThrow();
  expect(await two.tryAcquire()).toBe(true);
  await two.release();
  expect(await one.tryAcquire()).toBe(true);
  await one.release();
});
