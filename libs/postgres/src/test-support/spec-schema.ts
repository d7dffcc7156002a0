import type { MigrationInterface, QueryRunner } from 'typeorm';
import { silentLogger } from '@paystop/testing';
import { openDatabase, type Database, type DatabaseOptions } from '../database';
import { INBOX_TABLE, LEASE_TABLE, LOGGED_VALUES_AS_TEXT, OUTBOX_POINTER_A_WRITE, OUTBOX_TABLES, TIMERS_CANCELLED_BY_DELETION, TIMER_TABLE } from '../tables';

const ALL = [OUTBOX_TABLES, INBOX_TABLE, TIMER_TABLE, LEASE_TABLE, OUTBOX_POINTER_A_WRITE, LOGGED_VALUES_AS_TEXT, TIMERS_CANCELLED_BY_DELETION];

/** All tables of this library and one of an imagined app, for the specs. */
export class Everything1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ALL) for (const sql of table.up) await runner.query(sql);
    await runner.query('CREATE TABLE effect (id text PRIMARY KEY, n integer NOT NULL DEFAULT 0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effect');
    for (const table of [...ALL].reverse()) for (const sql of table.down) await runner.query(sql);
  }
}

export function openTestSchema(url: string, options: Partial<DatabaseOptions> = {}): Promise<Database> {
  return openDatabase({ url, schema: 'spec', migrations: [Everything1764000000000], applicationName: 'spec', logger: silentLogger, ...options });
}
