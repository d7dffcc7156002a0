import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { DatabaseOptions } from './database';

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
  const keeper = new Client({ connectionString: options.url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: `${options.applicationName}-migrate` });
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

const HISTORY_TABLE = 'schema_migration';

async function runMigrations(keeper: Client, options: MigrateOptions): Promise<void> {
  if (!(await isSomethingPending(keeper, options))) return;
  const source = await migrationSource(options);
  try {
    const applied = await source.runMigrations({ transaction: 'each' });
    await analyze(keeper, options.schema);
    options.logger.info('database migrated', { schema: options.schema, migrations: applied.map(({ name }) => name) });
  } finally {
    await source.destroy();
  }
}

/** Most starts find nothing to do; they need not load TypeORM for that (ADR 61). */
async function isSomethingPending(keeper: Client, { schema, migrations }: MigrateOptions): Promise<boolean> {
  const history = `${quoteIdentifier(schema)}.${HISTORY_TABLE}`;
  const { rows } = await keeper.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [history]);
  if (rows[0]?.exists !== true) return migrations.length > 0;
  const known = new Set((await keeper.query<{ name: string }>(`SELECT name FROM ${history}`)).rows.map(({ name }) => name));
  return migrations.some((Migration) => !known.has(new Migration().name ?? Migration.name));
}

/** Undoes every migration, newest first (used by the check that each `down` works). */
export async function revertMigrations(options: MigrateOptions): Promise<void> {
  const source = await migrationSource(options);
  try {
    for (let left = options.migrations.length; left > 0; left -= 1) await source.undoLastMigration({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}

/** Its own small pool without a statement timeout: building an index may take its time. */
async function migrationSource(options: MigrateOptions): Promise<DataSource> {
  const typeorm = await import('typeorm');
  const source = new typeorm.DataSource({
    type: 'postgres',
    url: options.url,
    schema: options.schema,
    migrations: [...options.migrations],
    migrationsTableName: HISTORY_TABLE,
    synchronize: false,
    poolSize: 2,
    applicationName: `${options.applicationName}-migrate`,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: { options: `-c search_path=${searchPath(options.schema)}` },
  });
  return source.initialize();
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
