import { Pool, type PoolClient } from 'pg';
import type { MigrationInterface } from 'typeorm';
import type { Logger, UnitOfWork } from '@paystop/ports';
import { migrate, searchPath } from './migrate';
import { KEYED_PLANS } from './keyed-plans';
import { runStatement } from './run-statement';
import { PostgresUnitOfWork } from './unit-of-work';

export interface DatabaseOptions {
  readonly url: string;
  /** The app's own schema: created if missing, first in the search path of every connection. */
  readonly schema: string;
  /** TypeORM migrations of the app, each run once under an advisory lock. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly applicationName: string;
  readonly logger: Logger;
  readonly poolSize?: number;
  /** `keyed` (default): rows by index, whatever the statistics say. `analytical`: the planner decides, for reports over many rows. */
  readonly plans?: 'keyed' | 'analytical';
  /** Ends a single statement that runs longer. */
  readonly statementTimeoutMs?: number;
  /** Ends a wait for a row or advisory lock; the unit of work then runs again. */
  readonly lockTimeoutMs?: number;
  /** Every connection acts as this role; the user that connects must be a member of it. */
  readonly role?: string;
}

export interface Database {
  readonly schema: string;
  readonly url: string;
  readonly applicationName: string;
  /** The one pool of the app. */
  readonly pool: Pool;
  readonly unitOfWork: UnitOfWork;
  /** One statement outside a unit of work (reads, single writes). */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const DEFAULT_POOL_SIZE = 8;
const DEFAULT_STATEMENT_TIMEOUT_MS = 15_000;
const DEFAULT_LOCK_TIMEOUT_MS = 3_000;
/** A client that died without a word must not keep its row locks. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** Prepared statements live with the connection, so idle ones are kept for a while. */
const IDLE_CONNECTION_MS = 60_000;

/** Creates the schema, migrates it and opens the pool. @throws when the server cannot be reached; waiting is the caller's. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const offered = await migrate(options);
  const pool = openPool(options, offered);
  return {
    schema: options.schema,
    url: options.url,
    applicationName: options.applicationName,
    pool,
    unitOfWork: new PostgresUnitOfWork(pool),
    query: async <Row extends object>(sql: string, values?: readonly unknown[]) => (await runStatement(pool, sql, values)).rows as Row[],
    close: () => pool.end(),
  };
}

function openPool(options: DatabaseOptions, offered: Readonly<Record<string, string>>): Pool {
  const settings = {
    ...offered,
    search_path: searchPath(options.schema),
    statement_timeout: options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
    lock_timeout: options.lockTimeoutMs ?? DEFAULT_LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    ...(options.role === undefined ? {} : { role: options.role }),
    ...(options.plans === 'analytical' ? {} : KEYED_PLANS),
  };
  const pool = new Pool({
    connectionString: options.url,
    max: options.poolSize ?? DEFAULT_POOL_SIZE,
    application_name: options.applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    options: Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`).join(' '),
    keepAlive: true,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
  });
  pool.on('error', (error) => options.logger.warn('database connection lost', { error: error.message }));
  // A connection lost while a unit of work holds it is told by its next statement; unheard, the event would end the process.
  pool.on('connect', (client: PoolClient) => void client.on('error', () => {}));
  return pool;
}
