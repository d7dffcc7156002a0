import { createTestDatabase, type TestDatabase } from '@paystop/testing';
import type { Database } from './database';
import { PostgresInbox, cleanInbox } from './inbox';
import { openTestSchema } from './test-support/spec-schema';

let ground: TestDatabase;
let database: Database;
const inbox = new PostgresInbox();
const DAY_MS = 86_400_000;

beforeAll(async () => {
  ground = await createTestDatabase(process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres', `inbox_${process.pid}`);
  database = await openTestSchema(ground.url);
});

afterAll(async () => {
  await database.close();
  await ground.drop();
});

const claim = (...ids: string[]): Promise<boolean[]> => database.unitOfWork.run((tx) => inbox.claim(tx, 'spec', ids.map((id) => ({ source: '/s', id }))));

it('gives each message to one unit of work only', async () => {
  expect(await claim('1', '2', '3')).toEqual([true, true, true]);
  expect(await claim('3', '4', '4', '2')).toEqual([false, true, false, false]);
});

it('tells apart equal ids of different sources and consumers, whatever characters they hold', async () => {
  const odd = 'a"b\\c{d},e\n';
  const keys = [{ source: '/x', id: odd }, { source: '/y', id: odd }];
  expect(await database.unitOfWork.run((tx) => inbox.claim(tx, 'one', keys))).toEqual([true, true]);
  expect(await database.unitOfWork.run((tx) => inbox.claim(tx, 'one', keys))).toEqual([false, false]);
  expect(await database.unitOfWork.run((tx) => inbox.claim(tx, 'two', keys))).toEqual([true, true]);
});

it('forgets a claim whose unit of work failed', async () => {
  const failing = database.unitOfWork.run(async (tx) => {
    await inbox.claim(tx, 'spec', [{ source: '/s', id: 'again' }]);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await claim('again')).toEqual([true]);
});

it('lets exactly one of many racing units of work have each message', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => `race-${index}`);
  const answers = await Promise.all(Array.from({ length: 6 }, (_, turn) => claim(...(turn % 2 === 0 ? ids : [...ids].reverse()))));
  expect(answers.flat().filter(Boolean)).toHaveLength(100);
});

it('deletes old rows in batches, and refuses a retention shorter than Kafka keeps messages', async () => {
  await database.query("INSERT INTO inbox SELECT 'old', '/s', n::text, now() - interval '40 days' FROM generate_series(1, 25) AS n");
  expect(await cleanInbox(database, { retentionMs: 30 * DAY_MS, batchSize: 10 })).toBe(25);
  expect(await claim('1')).toEqual([false]);
  await expect(cleanInbox(database, { retentionMs: DAY_MS })).rejects.toThrow(RangeError);
});
