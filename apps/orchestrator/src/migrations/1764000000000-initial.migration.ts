import { INBOX_TABLE, OUTBOX_TABLES, TIMER_TABLE } from '@paystop/postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const HOT = 'WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05)';

/** Cases and their parts: key columns for guards and look-ups, the whole record beside them. */
const CASE_TABLES = [
  `CREATE TABLE stop_case (
     case_id text PRIMARY KEY, unit text NOT NULL, status text NOT NULL, version integer NOT NULL, body json NOT NULL
   ) ${HOT}`,
  `CREATE TABLE stop_request (
     request_id text PRIMARY KEY, case_id text NOT NULL, body_hash text, version integer NOT NULL, body json NOT NULL
   ) ${HOT}`,
  'CREATE INDEX stop_request_case ON stop_request (case_id)',
  `CREATE TABLE instruction (
     instruction_id text PRIMARY KEY, case_id text NOT NULL, action text NOT NULL, state text NOT NULL, account_ref text,
     sequence integer NOT NULL, is_open boolean NOT NULL, version integer NOT NULL, body json NOT NULL
   ) ${HOT}`,
  'CREATE INDEX instruction_case ON instruction (case_id)',
  // At most one open stop per case and account; one counter per case and account (I3).
  'CREATE UNIQUE INDEX instruction_one_open_stop ON instruction (case_id, account_ref) WHERE is_open AND account_ref IS NOT NULL',
  'CREATE UNIQUE INDEX instruction_sequence ON instruction (case_id, account_ref, sequence) WHERE account_ref IS NOT NULL',
  `CREATE TABLE hold (
     hold_id text PRIMARY KEY, case_id text NOT NULL, instruction_id text NOT NULL UNIQUE, state text NOT NULL,
     expires_at timestamptz NOT NULL, version integer NOT NULL, body json NOT NULL
   ) ${HOT}`,
  'CREATE INDEX hold_case ON hold (case_id)',
];

/** What makes two requests meet: a case number of a city, or a transfer that was reported before. First come, first served. */
const JOIN_KEY = `CREATE TABLE join_key (key text PRIMARY KEY, case_id text NOT NULL, instruction_id text)`;

const WARNING = `CREATE TABLE warning (
  warning_id text PRIMARY KEY, alert_id text NOT NULL UNIQUE, unit text NOT NULL, version integer NOT NULL, body json NOT NULL
)`;

const AUDIT_TABLES = [
  `CREATE TABLE audit_entry (
     entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, chain text NOT NULL, seq integer NOT NULL, hash text NOT NULL, body json NOT NULL,
     CONSTRAINT audit_entry_chain UNIQUE (chain, seq)
   )`,
  `CREATE TABLE audit_head (chain text PRIMARY KEY, seq integer NOT NULL, hash text NOT NULL) ${HOT}`,
  'CREATE TABLE audit_leaf (leaf_index bigint PRIMARY KEY, entry_id bigint NOT NULL UNIQUE)',
  `CREATE TABLE audit_checkpoint (
     size bigint PRIMARY KEY, root_hash text NOT NULL, at timestamptz NOT NULL, key_id text NOT NULL, signature text NOT NULL,
     frontier json NOT NULL
   )`,
];

/** Answers that changed something, kept as long as the case (contract-details 1). */
const VERDICT_ANSWER = `CREATE TABLE verdict_answer (
  subject text NOT NULL, method text NOT NULL, path text NOT NULL, idempotency_key text NOT NULL, body_hash text NOT NULL,
  status integer NOT NULL, body json, headers json, at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject, method, path, idempotency_key)
)`;

/** Everything that left, message by message: a change of state tells several things on several topics. For people who look things up. */
const PUBLISHED = `CREATE VIEW published AS
  SELECT id, event_id, topic, key, type, subject, value, traceparent, logged_at FROM event_log
  UNION ALL
  SELECT l.id, (t.entry->>'entryId')::uuid, t.entry->>'topic', l.key, t.entry->>'type', t.entry->>'subject', t.entry->'data', l.traceparent, l.logged_at
  FROM event_log AS l CROSS JOIN LATERAL json_array_elements(l.value->'told') AS t(entry)
  WHERE l.type = 'CaseStateChanged' AND t.entry->>'topic' IS NOT NULL`;

const TABLES = ['verdict_answer', 'audit_checkpoint', 'audit_leaf', 'audit_head', 'audit_entry', 'warning', 'join_key', 'hold', 'instruction', 'stop_request', 'stop_case'];

export class Initial1764000000000 implements MigrationInterface {
  readonly name = 'Initial1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [...OUTBOX_TABLES.up, ...INBOX_TABLE.up, ...TIMER_TABLE.up, ...CASE_TABLES, JOIN_KEY, WARNING, ...AUDIT_TABLES, VERDICT_ANSWER, PUBLISHED];
    for (const sql of statements) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW published');
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
    for (const sql of [...TIMER_TABLE.down, ...INBOX_TABLE.down, ...OUTBOX_TABLES.down]) await runner.query(sql);
  }
}
