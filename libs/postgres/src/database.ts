import type { Pool } from 'pg';
import type { DataSource, EntitySchema, MigrationInterface } from 'typeorm';
import type { Logger, UnitOfWork } from '@paystop/ports';

type Constructor<T> = new () => T;

export interface DatabaseOptions {
  readonly url: string;
  /** The app's own schema: created if missing, first in the search path of every connection. */
  readonly schema: string;
  /** TypeORM migrations of the app, run once under an advisory lock. */
  readonly migrations: readonly Constructor<MigrationInterface>[];
  readonly entities?: readonly (Constructor<object> | EntitySchema<unknown>)[];
  readonly applicationName: string;
  readonly logger: Logger;
  readonly poolSize?: number;
  /** Ends a single statement that runs longer. */
  readonly statementTimeoutMs?: number;
  /** Ends a wait for a row or advisory lock; the unit of work then runs again. */
  readonly lockTimeoutMs?: number;
}

export interface Database {
  readonly schema: string;
  readonly url: string;
  readonly applicationName: string;
  readonly dataSource: DataSource;
  /** The one pool of the app, the same that TypeORM uses. */
  readonly pool: Pool;
  readonly unitOfWork: UnitOfWork;
  /** One statement outside a unit of work (reads, single writes). */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Creates the schema, migrates it and opens the pool. @throws when the server cannot be reached; waiting is the caller's. */
export function openDatabase(_options: DatabaseOptions): Promise<Database> {
  throw new Error('not built yet');
}
