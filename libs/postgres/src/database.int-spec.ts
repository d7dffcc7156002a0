import { createTestDatabase, eventually, silentLogger, TcpProxy, type TestDatabase } from '@paystop/testing';
import type { Database } from './database';
import { isTransient, isUniqueViolation } from './errors';
import { revertMigrations } from './migrate';
import { Everything1764000000000, openTestSchema } from './test-support/spec-schema';

jest.setTimeout(30_000);

let ground: TestDatabase;
let database: Database;

beforeAll(async () => {
  ground = await createTestDatabase(process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres', `db_${process.pid}`);
  database = await openTestSchema(ground.url);
});

afterAll(async () => {
  await database.close();
  await ground.drop();
});

it('migrates once though several processes start together, and analyses the tables', async () => {
  const opened = await Promise.all([1, 2, 3].map(() => openTestSchema(ground.url, { schema: 'together' })));
  const [count] = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM together.schema_migration');
  expect(count?.count).toBe(1);
  await Promise.all(opened.map((each) => each.close()));
});

it('takes every migration back', async () => {
  const options = { url: ground.url, schema: 'there_and_back', applicationName: 'spec', logger: silentLogger, migrations: [Everything1764000000000] };
  await (await openTestSchema(ground.url, { schema: options.schema })).close();
  await revertMigrations(options);
  const left = await database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'there_and_back' AND tablename <> 'schema_migration'");
  expect(left).toEqual([]);
});

it('says clearly that the server is away, as something that heals', async () => {
  const failure = await openTestSchema('postgres://postgres@127.0.0.1:1/none').catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'ECONNREFUSED' });
  expect(isTransient(failure)).toBe(true);
});

it('commits all of a unit of work or nothing of it', async () => {
  await database.unitOfWork.run((tx) => tx.query("INSERT INTO effect VALUES ('kept', 1)"));
  const failed = database.unitOfWork.run(async (tx) => {
    await tx.query("INSERT INTO effect VALUES ('lost', 1)");
    throw new Error('second thoughts');
  });
  await expect(failed).rejects.toThrow('second thoughts');
  expect(await database.query('SELECT id FROM effect ORDER BY id')).toEqual([{ id: 'kept' }]);
});

it('does not report success when a failed statement was swallowed inside', async () => {
  const work = database.unitOfWork.run(async (tx) => {
    await tx.query("INSERT INTO effect VALUES ('swallowed', 1)");
    await tx.query('SELECT 1/0').catch(() => {});
  });
  await expect(work).rejects.toThrow('rollback');
});

it('runs the work again when two units of work deadlock', async () => {
  await database.query("INSERT INTO effect VALUES ('a', 0), ('b', 0) ON CONFLICT DO NOTHING");
  let [runs, held] = [0, 0];
  let meet = (): void => {};
  const bothHoldTheirFirst = new Promise<void>((resolve) => (meet = resolve));
  const add = (first: string, second: string): Promise<void> =>
    database.unitOfWork.run(async (tx) => {
      runs += 1;
      await tx.query('UPDATE effect SET n = n + 1 WHERE id = $1', [first]);
      held += 1;
      if (held === 2) meet();
      await bothHoldTheirFirst;
      await tx.query('UPDATE effect SET n = n + 1 WHERE id = $1', [second]);
    });
  await Promise.all([add('a', 'b'), add('b', 'a')]);
  expect(await database.query("SELECT n FROM effect WHERE id IN ('a', 'b')")).toEqual([{ n: 2 }, { n: 2 }]);
  expect(runs).toBeGreaterThan(2);
});

it('tells what heals by waiting from what never will', async () => {
  const unique = await database.query("INSERT INTO effect VALUES ('kept', 2)").catch((error: unknown) => error);
  expect(isUniqueViolation(unique, 'effect_pkey')).toBe(true);
  expect(isTransient(unique)).toBe(false);
  const killed = await database.unitOfWork.run((tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())')).catch((error: unknown) => error);
  expect(isTransient(killed)).toBe(true);
  const syntax = await database.query('SELEC').catch((error: unknown) => error);
  expect(isTransient(syntax)).toBe(false);
  for (const code of ['53300', '53100', '57P03', '40001', '55P03']) expect(isTransient(Object.assign(new Error(), { code }))).toBe(true);
});

it('outlives a cut connection, also one in the hands of a unit of work', async () => {
  const proxy = await TcpProxy.before(ground.url);
  const distant = await openTestSchema(proxy.url);
  const held = distant.unitOfWork
    .run(async (tx) => {
      await tx.query('SELECT 1');
      await proxy.cut();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.query('SELECT 2');
    })
    .catch((error: unknown) => error);
  expect(isTransient(await held)).toBe(true);
  expect(isTransient(await distant.query('SELECT 3').catch((error: unknown) => error))).toBe(true);
  await proxy.heal();
  await eventually(() => distant.query('SELECT 4'));
  await distant.close();
  await proxy.cut();
});

it('goes on after a migration changed what a prepared statement gives', async () => {
  const read = (): Promise<unknown> => database.unitOfWork.run((tx) => tx.query('SELECT * FROM effect WHERE id = $1', ['kept']));
  await read();
  await database.query('ALTER TABLE effect ADD COLUMN later integer');
  await expect(read()).resolves.toEqual([{ id: 'kept', n: 1, later: null }]);
  await database.query('ALTER TABLE effect DROP COLUMN later');
});

const effect = (slot: string, id: string, n: number) => ({ slot, sql: 'INSERT INTO effect SELECT $1, $2::integer', values: [id, n] });

it('sends writes that nobody waits for as one statement, before the next query or with the commit', async () => {
  const found = await database.unitOfWork.run(async (tx) => {
    await tx.later(effect('first', 'later-1', 1));
    await tx.later({ slot: 'second', values: ['later-2', 2, 'later-3'], steps: { copied: 'INSERT INTO effect SELECT $3, 3 RETURNING n' }, sql: 'INSERT INTO effect SELECT $1, $2::integer + n FROM copied' });
    const seen = await tx.query("SELECT id, n FROM effect WHERE id LIKE 'later-%' ORDER BY id");
    await tx.later(effect('first', 'later-4', 4));
    return seen;
  });
  expect(found).toEqual([{ id: 'later-1', n: 1 }, { id: 'later-2', n: 5 }, { id: 'later-3', n: 3 }]);
  expect(await database.query("SELECT n FROM effect WHERE id = 'later-4'")).toEqual([{ n: 4 }]);
});

it('keeps two writes of one slot apart, so that the second one sees the first', async () => {
  const more = { slot: 'same', sql: "INSERT INTO effect VALUES ('counted', 1) ON CONFLICT (id) DO UPDATE SET n = effect.n + 1", values: [] };
  await database.unitOfWork.run(async (tx) => {
    await tx.later(more);
    await tx.later(more);
    await tx.later(more);
  });
  expect(await database.query("SELECT n FROM effect WHERE id = 'counted'")).toEqual([{ n: 3 }]);
});

it('fails as a whole when a write that travelled with others fails', async () => {
  const work = database.unitOfWork.run(async (tx) => {
    await tx.later(effect('fine', 'half', 1));
    await tx.later(effect('twice', 'later-1', 1));
  });
  await expect(work).rejects.toMatchObject({ code: '23505' });
  expect(await database.query("SELECT 1 FROM effect WHERE id = 'half'")).toEqual([]);
});
