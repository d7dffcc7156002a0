import type { TableSql } from './table-sql';

/** `event_log` (append only) and `outbox` (what the broker has not acknowledged). */
export const OUTBOX_TABLES: TableSql = { up: [], down: [] };
export const INBOX_TABLE: TableSql = { up: [], down: [] };
export const TIMER_TABLE: TableSql = { up: [], down: [] };
export const LEASE_TABLE: TableSql = { up: [], down: [] };
