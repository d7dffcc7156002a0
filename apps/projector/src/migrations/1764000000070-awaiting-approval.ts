import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What waits for a second person, worked out by the database from the record itself, so that rows of before have it, too. Holds are many and
 * are written with every stop: only a hold that has a proposal is taken apart (quotes inside texts are escaped, so nothing else reads like this).
 */
const HOLD_AWAITS = `state IN ('active', 'extended') AND CASE WHEN position('"releaseProposed":{' in body) > 0 THEN body::jsonb -> 'releaseApproved' IS NOT DISTINCT FROM 'null'::jsonb ELSE false END`;
const FREEZE_AWAITS = `kind = 'freeze' AND (state = 'proposed' OR (state IN ('active', 'renewed') AND (
  (jsonb_typeof(body::jsonb -> 'renewal') = 'object' AND body::jsonb -> 'renewal' -> 'approved' = 'null'::jsonb)
  OR (jsonb_typeof(body::jsonb -> 'unfreezeProposed') = 'object' AND body::jsonb -> 'unfreezeApproved' = 'null'::jsonb))))`;

const UP = [
  `ALTER TABLE rm_hold ADD COLUMN awaits_approval boolean GENERATED ALWAYS AS (coalesce(${HOLD_AWAITS}, false)) STORED`,
  `ALTER TABLE rm_kept ADD COLUMN awaits_approval boolean GENERATED ALWAYS AS (coalesce(${FREEZE_AWAITS}, false)) STORED`,
  // Instants are written alike, in UTC with milliseconds: they sort as texts. A cast to timestamptz is not immutable for the database.
  `ALTER TABLE rm_kept ADD COLUMN ends_at text COLLATE "C" GENERATED ALWAYS AS (body::jsonb ->> 'expiresAt') STORED`,
  'CREATE INDEX rm_hold_awaiting ON rm_hold (expires_at, hold_id) WHERE awaits_approval',
  'CREATE INDEX rm_kept_awaiting ON rm_kept (since, id) WHERE awaits_approval',
  "CREATE INDEX rm_kept_ending ON rm_kept (ends_at, id) WHERE kind = 'freeze' AND state IN ('active', 'renewed')",
  'CREATE OR REPLACE VIEW v_hold AS SELECT h.hold_id, h.case_id, h.institution_code, h.state, h.expires_at, h.version, h.updated_at, h.body, c.unit, h.awaits_approval FROM rm_hold h LEFT JOIN rm_case c ON c.case_id = h.case_id',
  'CREATE OR REPLACE VIEW v_kept AS SELECT k.id, k.kind, k.case_id, k.state, k.since, k.version, k.updated_at, k.body, c.unit, k.awaits_approval, k.ends_at FROM rm_kept k LEFT JOIN rm_case c ON c.case_id = k.case_id',
];

const DOWN = [
  'DROP VIEW v_hold', 'DROP VIEW v_kept',
  'ALTER TABLE rm_hold DROP COLUMN awaits_approval', 'ALTER TABLE rm_kept DROP COLUMN awaits_approval', 'ALTER TABLE rm_kept DROP COLUMN ends_at',
  'CREATE VIEW v_hold AS SELECT h.hold_id, h.case_id, h.institution_code, h.state, h.expires_at, h.version, h.updated_at, h.body, c.unit FROM rm_hold h LEFT JOIN rm_case c ON c.case_id = h.case_id',
  'CREATE VIEW v_kept AS SELECT k.id, k.kind, k.case_id, k.state, k.since, k.version, k.updated_at, k.body, c.unit FROM rm_kept k LEFT JOIN rm_case c ON c.case_id = k.case_id',
];

/** Lists of what waits for an approver, and of freezes by their end. */
export class AwaitingApproval1764000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of UP) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of DOWN) await runner.query(sql);
  }
}
