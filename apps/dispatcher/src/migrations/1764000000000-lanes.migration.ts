import { INBOX_TABLE, LEASE_TABLE, OUTBOX_TABLES } from '@paystop/postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN_TABLES_UP = [
  // One row per instruction for its whole life; what is open is small, so every index but the key is partial.
  `CREATE TABLE lane_instruction (
     instruction_id text PRIMARY KEY,
     case_id text NOT NULL,
     request_id text,
     account_ref text NOT NULL,
     institution_code text NOT NULL,
     unit text NOT NULL,
     action text NOT NULL,
     sequence integer NOT NULL,
     original_instruction_id text,
     only_if_took_effect boolean NOT NULL,
     due_at timestamptz NOT NULL,
     amount_minor bigint NOT NULL,
     body text NOT NULL,
     traceparent text,
     state text NOT NULL,
     step text NOT NULL,
     channel text NOT NULL,
     raised boolean NOT NULL DEFAULT false,
     next_attempt_at timestamptz NOT NULL,
     version integer NOT NULL,
     revision integer NOT NULL DEFAULT 1,
     final boolean NOT NULL DEFAULT false,
     left_limit boolean NOT NULL DEFAULT false,
     history json NOT NULL,
     claimed_at timestamptz,
     claim_fence bigint,
     queued_at timestamptz NOT NULL DEFAULT clock_timestamp()
   ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.05)`,
  `CREATE INDEX lane_instruction_to_send ON lane_instruction (institution_code, raised DESC, due_at, amount_minor DESC) WHERE step = 'send'`,
  `CREATE INDEX lane_instruction_to_sync ON lane_instruction (institution_code, next_attempt_at) WHERE step = 'sync'`,
  `CREATE INDEX lane_instruction_sending ON lane_instruction (institution_code) WHERE step = 'sending'`,
  `CREATE INDEX lane_instruction_open_account ON lane_instruction (case_id, account_ref, sequence) WHERE NOT final`,
  `CREATE INDEX lane_instruction_open ON lane_instruction (institution_code, queued_at) WHERE NOT final`,
  // The sequence of the latest release per case and account: nothing below it goes out any more.
  `CREATE TABLE account_fence (
     case_id text NOT NULL,
     account_ref text NOT NULL,
     fence integer NOT NULL,
     PRIMARY KEY (case_id, account_ref)
   )`,
  `CREATE TABLE instruction_total (
     institution_code text NOT NULL,
     action text NOT NULL,
     outcome text NOT NULL,
     count bigint NOT NULL,
     PRIMARY KEY (institution_code, action, outcome)
   ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0)`,
  // What was decided about an institution beside the file: its definition by PUT, a proposal, the switch of its channel.
  `CREATE TABLE institution_setting (
     code text PRIMARY KEY,
     definition jsonb,
     proposal jsonb,
     proposed_by text,
     paused boolean NOT NULL DEFAULT false,
     protocol text,
     reason text,
     version integer NOT NULL DEFAULT 1,
     changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
   )`,
  `CREATE TABLE lane_health (
     institution_code text PRIMARY KEY,
     breaker text NOT NULL,
     troubled boolean NOT NULL,
     in_flight integer NOT NULL,
     p95_answer_ms integer,
     reported_at timestamptz NOT NULL
   ) WITH (fillfactor = 50)`,
  `CREATE TABLE verdict_answer (
     subject text NOT NULL,
     method text NOT NULL,
     path text NOT NULL,
     idempotency_key text NOT NULL,
     body_hash text NOT NULL,
     status integer NOT NULL,
     answer jsonb NOT NULL,
     answered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (subject, method, path, idempotency_key)
   )`,
  `CREATE TABLE institution_audit (
     code text NOT NULL,
     seq integer NOT NULL,
     entry jsonb NOT NULL,
     hash text NOT NULL,
     PRIMARY KEY (code, seq)
   )`,
];

const OWN_TABLES_DOWN = [
  'institution_audit', 'verdict_answer', 'lane_health', 'institution_setting', 'instruction_total', 'account_fence', 'lane_instruction',
].map((table) => `DROP TABLE ${table}`);

export class Lanes1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [...OUTBOX_TABLES.up, ...INBOX_TABLE.up, ...LEASE_TABLE.up, ...OWN_TABLES_UP]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [...OWN_TABLES_DOWN, ...LEASE_TABLE.down, ...INBOX_TABLE.down, ...OUTBOX_TABLES.down]) await queryRunner.query(sql);
  }
}
