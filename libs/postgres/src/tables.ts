import type { TableSql } from './table-sql';

/** Small, hot tables die quickly: vacuum them by count, not by share, and without pauses. */
const HOT_TABLE = 'autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0';

/**
 * `event_log`: everything the app ever published, append only. `outbox`: pointers to what the broker has not
 * acknowledged; no foreign key, since both rows are written by one statement and only the pointer is ever deleted.
 */
export const OUTBOX_TABLES: TableSql = {
  up: [
    `CREATE TABLE event_log (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       event_id uuid NOT NULL,
       topic text NOT NULL,
       key text NOT NULL,
       type text NOT NULL,
       subject text,
       occurred_at timestamptz NOT NULL,
       traceparent text,
       headers jsonb,
       value json NOT NULL,
       logged_at timestamptz NOT NULL DEFAULT clock_timestamp()
     ) WITH (autovacuum_vacuum_insert_scale_factor = 0.05)`,
    `CREATE TABLE outbox (id bigint PRIMARY KEY) WITH (${HOT_TABLE})`,
  ],
  down: ['DROP TABLE outbox', 'DROP TABLE event_log'],
};

/** One pointer for all that a statement publishes in place of one a message: rows are what a busy outbox costs. */
export const OUTBOX_POINTER_A_WRITE: TableSql = {
  up: [
    'ALTER TABLE outbox ADD COLUMN ids bigint[]',
    'UPDATE outbox SET ids = ARRAY[id]',
    'ALTER TABLE outbox ALTER COLUMN ids SET NOT NULL',
  ],
  down: ['INSERT INTO outbox (id, ids) SELECT m.id, ARRAY[m.id] FROM outbox AS o, unnest(o.ids) AS m(id) ON CONFLICT DO NOTHING', 'ALTER TABLE outbox DROP COLUMN ids'],
};

/** Nobody looks into a logged value while it is written: as JSON every byte of it would be checked on its way in. */
export const LOGGED_VALUES_AS_TEXT: TableSql = {
  up: ['ALTER TABLE event_log ALTER COLUMN value TYPE text'],
  down: ['ALTER TABLE event_log ALTER COLUMN value TYPE json USING value::json'],
};

/** `inbox`: which messages took effect already. The BRIN index costs nearly nothing and finds the old ones. */
export const INBOX_TABLE: TableSql = {
  up: [
    `CREATE TABLE inbox (
       consumer text NOT NULL,
       source text NOT NULL,
       message_id text NOT NULL,
       received_at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (consumer, source, message_id)
     )`,
    'CREATE INDEX inbox_received_at ON inbox USING brin (received_at) WITH (autosummarize = on)',
  ],
  down: ['DROP TABLE inbox'],
};

/** `timer`: one row per (subject, kind), live until it has fired; only live rows are in the index. */
export const TIMER_TABLE: TableSql = {
  up: [
    `CREATE TABLE timer (
       timer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       subject text NOT NULL,
       kind text NOT NULL,
       owner text NOT NULL,
       due_at timestamptz NOT NULL,
       fence bigint NOT NULL DEFAULT 1,
       fired_at timestamptz,
       cancelled_at timestamptz,
       failures integer NOT NULL DEFAULT 0,
       retry_at timestamptz,
       CONSTRAINT timer_subject_kind_key UNIQUE (subject, kind)
     ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0)`,
    'CREATE INDEX timer_live ON timer (due_at, timer_id) WHERE fired_at IS NULL AND cancelled_at IS NULL',
    'CREATE INDEX timer_owner ON timer (owner)',
  ],
  down: ['DROP TABLE timer'],
};

/**
 * A cancelled timer leaves nothing behind: a deletion costs a mark, an update a row and an entry in every index. Whoever
 * had read it finds nothing to claim, and a timer set again is another row.
 */
export const TIMERS_CANCELLED_BY_DELETION: TableSql = {
  up: [
    'DELETE FROM timer WHERE cancelled_at IS NOT NULL',
    'DROP INDEX timer_live',
    'DROP INDEX timer_owner',
    'ALTER TABLE timer DROP COLUMN cancelled_at',
    'CREATE INDEX timer_live ON timer (due_at, timer_id) WHERE fired_at IS NULL',
  ],
  down: [
    'DROP INDEX timer_live',
    'ALTER TABLE timer ADD COLUMN cancelled_at timestamptz',
    'CREATE INDEX timer_live ON timer (due_at, timer_id) WHERE fired_at IS NULL AND cancelled_at IS NULL',
    'CREATE INDEX timer_owner ON timer (owner)',
  ],
};

/** `lease`: who runs what (a lane per institution), by the database's clock, with a fence that rises with each holder. */
export const LEASE_TABLE: TableSql = {
  up: [
    `CREATE TABLE lease (
       name text PRIMARY KEY,
       holder text NOT NULL,
       fence bigint NOT NULL,
       expires_at timestamptz NOT NULL
     ) WITH (fillfactor = 50, ${HOT_TABLE})`,
  ],
  down: ['DROP TABLE lease'],
};
