/** Statements for an app's migration: `for (const sql of OUTBOX_TABLES.up) await queryRunner.query(sql)`. */
export interface TableSql {
  readonly up: readonly string[];
  readonly down: readonly string[];
}
