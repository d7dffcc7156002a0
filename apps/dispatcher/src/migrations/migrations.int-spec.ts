import type { VerdictRequest } from '@paystop/contracts';
import { type Database, openDatabase, revertMigrations } from '@paystop/postgres';
import { VerdictAnswerRepository } from '@paystop/service-kit';
import { type TestServices, silentLogger, testServices } from '@paystop/testing';
import { MIGRATIONS } from '.';

const RELATIONS = `SELECT relname FROM pg_class WHERE relnamespace = 'dispatcher'::regnamespace AND relkind IN ('r', 'v') AND relname <> 'schema_migration' ORDER BY relname`;
const REQUEST: VerdictRequest = {
  verdict: 'instruction.sync', id: 'ins_1', principal: { subject: 'operator-1', roles: ['operator'], unit: '4403' }, method: 'POST', path: '/api/v1/instructions/ins_1/sync', idempotencyKey: 'key-1', body: {},
};
const ANSWER = { status: 202, headers: { etag: '"3"' }, body: { instructionId: 'ins_1', version: 3 } };

describe('the tables of the dispatcher', () => {
  let services: TestServices;
  const opened: Database[] = [];

  beforeAll(async () => {
    services = await testServices();
  }, 30_000);
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await services.stop();
  }, 30_000);

  const options = (count = MIGRATIONS.length) => ({
    url: services.databaseUrl, schema: 'dispatcher', applicationName: 'dispatcher-migrations', migrations: MIGRATIONS.slice(0, count), logger: silentLogger,
  });

  async function migrated(count?: number): Promise<Database> {
    const database = await openDatabase(options(count));
    opened.push(database);
    return database;
  }

  async function relationsOf(database: Database): Promise<string[]> {
    return (await database.query<{ relname: string }>(RELATIONS)).map((row) => row.relname);
  }

  it('come with the migrations, go when they are taken back, and come again', async () => {
    const expected = await relationsOf(await migrated());
    expect(expected).toContain('verdict_answer');
    await revertMigrations(options());
    expect(await relationsOf(await migrated(0))).toEqual([]);
    expect(await relationsOf(await migrated())).toEqual(expected);
  }, 30_000);

  it('keep the answers of earlier versions: a repeat gets the same', async () => {
    await revertMigrations(options());
    const before = await migrated(MIGRATIONS.length - 1);
    const hash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'; // SHA-256 of {}
    await before.query('INSERT INTO verdict_answer (subject, method, path, idempotency_key, body_hash, status, answer) VALUES ($1, $2, $3, $4, $5, 202, $6)',
      ['operator-1', 'POST', REQUEST.path, 'key-1', hash, JSON.stringify(ANSWER)]);
    const { unitOfWork: after } = await migrated();
    expect(await after.run((tx) => new VerdictAnswerRepository().find(tx, REQUEST))).toEqual(ANSWER);
    expect(await after.run((tx) => new VerdictAnswerRepository().find(tx, { ...REQUEST, body: { other: 1 } }))).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY.BODY_DIFFERS' } });
  }, 30_000);
});
