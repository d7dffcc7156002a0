import { silentLogger, testServices, type TestServices } from '@paystop/testing';
import { openDatabase, revertMigrations, type Database } from '@paystop/postgres';
import { MIGRATIONS } from '.';

const RELATIONS = `SELECT relname FROM pg_class WHERE relnamespace = 'gateway'::regnamespace AND relkind IN ('r', 'v') AND relname <> 'schema_migration' ORDER BY relname`;

describe('the tables of the gateway', () => {
  let services: TestServices;
  const opened: Database[] = [];

  beforeAll(async () => {
    services = await testServices();
  }, 30_000);
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await services.stop();
  }, 30_000);

  const options = () => ({ url: services.databaseUrl, schema: 'gateway', applicationName: 'gateway-migrations', migrations: MIGRATIONS, logger: silentLogger });

  async function migrated(): Promise<Database> {
    const database = await openDatabase(options());
    opened.push(database);
    return database;
  }

  async function relationsOf(database: Database): Promise<string[]> {
    return (await database.query<{ relname: string }>(RELATIONS)).map((row) => row.relname);
  }

  it('come with the migrations, go when they are taken back, and come again', async () => {
    const expected = ['attachment', 'attachment_content', 'event_log', 'intake_request', 'outbox', 'v_attachment'];
    const database = await migrated();
    expect(await relationsOf(database)).toEqual(expected);
    await revertMigrations(options());
    expect(await relationsOf(database)).toEqual([]);
    expect(await relationsOf(await migrated())).toEqual(expected);
  }, 30_000);
});
