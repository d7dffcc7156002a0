import { Client } from 'pg';
import type { DatabaseOptions } from './database';
import { type StatementRunner, inOrder } from './migration';

const CONNECT_TIMEOUT_MS = 5_000;

/** As much as PostgreSQL allows on its pages of 8 kB. */
const LARGEST_PLAIN_ROW = 8_160;

/** First half of the two-part advisory lock that all migrations share ("mig" in ASCII). */
const MIGRATION_LOCK_SPACE = 0x6d6967;

type MigrateOptions = Pick<DatabaseOptions, 'url' | 'schema' | 'migrations' | 'applicationName' | 'logger'>;

/**
 * Creates the schema and brings it up to date; processes that start together take turns.
 * @returns settings that this server offers and every connection should have.
 */
export async function migrate(options: MigrateOptions): Promise<Readonly<Record<string, string>>> {
  const keeper = migrationClient(options);
  keeper.on('error', (error) => options.logger.warn('migration connection lost', { error: error.message }));
  await keeper.connect();
  try {
    await keeper.query('SELECT pg_advisory_lock($1, hashtext($2))', [MIGRATION_LOCK_SPACE, options.schema]);
    await keeper.query(`CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(options.schema)}`);
    await runMigrations(keeper, options);
    if (await offersLz4(keeper)) return { default_toast_compression: 'lz4' };
    await keepDocumentsPlain(keeper, options.schema);
    return {};
  } finally {
    await keeper.end();
  }
}

/** Documents over 2 kB are compressed when they are stored; lz4 takes a fifth of the CPU that the default takes. */
async function offersLz4(client: Client): Promise<boolean> {
  const result = await client.query<{ offered: boolean }>("SELECT 'lz4' = ANY(enumvals) AS offered FROM pg_settings WHERE name = 'default_toast_compression'");
  return result.rows[0]?.offered === true;
}

/** Where only the slow compression is offered, documents that fit a page are not compressed at all. */
async function keepDocumentsPlain(client: Client, schema: string): Promise<void> {
  const tables = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c
     WHERE c.relkind = 'r' AND c.relnamespace = $1::regnamespace AND NOT coalesce(c.reloptions::text LIKE '%toast_tuple_target%', false)`,
    [quoteIdentifier(schema)],
  );
  for (const { name } of tables.rows) await client.query(`ALTER TABLE ${name} SET (toast_tuple_target = ${LARGEST_PLAIN_ROW})`);
}

/** The table as TypeORM keeps it, so that its command line sees the same history. */
const HISTORY = 'CREATE TABLE IF NOT EXISTS schema_migration (id serial PRIMARY KEY, timestamp bigint NOT NULL, name character varying NOT NULL)';

async function runMigrations(client: Client, options: MigrateOptions): Promise<void> {
  if (options.migrations.length === 0) return;
  await client.query(HISTORY);
  const history = await client.query<{ name: string }>('SELECT name FROM schema_migration');
  const known = new Set(history.rows.map(({ name }) => name));
  const pending = inOrder(options.migrations).filter(({ name }) => !known.has(name));
  if (pending.length === 0) return;
  for (const { name, timestamp, migration } of pending) {
    await inTransaction(client, async () => {
      await migration.up(runnerOn(client));
      await client.query('INSERT INTO schema_migration (timestamp, name) VALUES ($1, $2)', [timestamp, name]);
    });
  }
  await analyze(client, options.schema);
  options.logger.info('database migrated', { schema: options.schema, migrations: pending.map(({ name }) => name) });
}

/** Undoes every migration, newest first (used by the check that each `down` works). */
export async function revertMigrations(options: MigrateOptions): Promise<void> {
  const client = migrationClient(options);
  await client.connect();
  try {
    for (const { name, migration } of inOrder(options.migrations).reverse()) {
      await inTransaction(client, async () => {
        await migration.down(runnerOn(client));
        await client.query('DELETE FROM schema_migration WHERE name = $1', [name]);
      });
    }
  } finally {
    await client.end();
  }
}

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

function runnerOn(client: Client): StatementRunner {
  return { query: async (sql, values) => (await client.query<Record<string, unknown>>(sql, values)).rows };
}

/** A connection without a statement timeout: building an index may take its time. */
function migrationClient({ url, schema, applicationName }: MigrateOptions): Client {
  return new Client({
    connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: `${applicationName}-migrate`, options: `-c search_path=${searchPath(schema)}`,
  });
}

/** Tables that were never analysed get bad plans, and some servers run without autovacuum. */
async function analyze(client: Client, schema: string): Promise<void> {
  const tables = await client.query<{ name: string }>('SELECT tablename AS name FROM pg_tables WHERE schemaname = $1', [schema]);
  for (const table of tables.rows) await client.query(`ANALYZE ${quoteIdentifier(schema)}.${quoteIdentifier(table.name)}`);
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** As the value of a start-up option: no spaces, and only plain schema names. */
export function searchPath(schema: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(schema)) throw new Error(`schema name "${schema}" is not a plain lower-case name`);
  return `${schema},public`;
}
