import type { MigrationInterface, QueryRunner } from 'typeorm';

const HOT = 'WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05)';
const OPEN = "('proposed', 'approved', 'sent', 'indeterminate', 'active', 'queued', 'renewed')";

/** What a hold that was placed before this knows of itself by now. */
const OF_OLD_HOLDS = JSON.stringify({ endedAt: null, ownStop: true, extending: null, releaseProposed: null, releaseApproved: null, endChecked: false, attention: null });

/** Approved = there is another person who proposed it, or an upheld objection in the place of a proposal. */
function fourEyes(proposed: string, approved: string, instead = 'false'): string {
  return `CHECK (${approved} IS NULL OR ${instead} OR (${proposed} IS NOT NULL AND ${proposed} <> ${approved}))`;
}

const UP = [
  `ALTER TABLE hold ADD COLUMN account_ref text, ADD COLUMN release_proposed_by text, ADD COLUMN release_approved_by text, ADD COLUMN release_objection text,
     ADD CONSTRAINT hold_release_four_eyes ${fourEyes('release_proposed_by', 'release_approved_by', 'release_objection IS NOT NULL')}`,
  `UPDATE hold SET account_ref = body->>'accountRef', body = ('${OF_OLD_HOLDS}'::jsonb || body::jsonb)::json`,
  'ALTER TABLE hold ALTER COLUMN account_ref SET NOT NULL',
  // Holds on one account know each other across cases (contract-details 3).
  'CREATE INDEX hold_account ON hold (account_ref)',
  `CREATE TABLE account_freeze (
     freeze_id text PRIMARY KEY, case_id text NOT NULL, hold_id text NOT NULL, account_ref text NOT NULL, state text NOT NULL,
     proposed_by text NOT NULL, approved_by text, renewal_proposed_by text, renewal_approved_by text,
     unfreeze_proposed_by text, unfreeze_approved_by text, unfreeze_objection text, version integer NOT NULL, body json NOT NULL,
     CONSTRAINT freeze_four_eyes ${fourEyes('proposed_by', 'approved_by')},
     CONSTRAINT freeze_renewal_four_eyes ${fourEyes('renewal_proposed_by', 'renewal_approved_by')},
     CONSTRAINT freeze_unfreeze_four_eyes ${fourEyes('unfreeze_proposed_by', 'unfreeze_approved_by', 'unfreeze_objection IS NOT NULL')}
   ) ${HOT}`,
  'CREATE INDEX freeze_case ON account_freeze (case_id)',
  'CREATE INDEX freeze_account ON account_freeze (account_ref)',
  // One freeze at most for a hold (I3).
  `CREATE UNIQUE INDEX freeze_one_open ON account_freeze (hold_id) WHERE state IN ${OPEN}`,
  `CREATE TABLE objection (
     objection_id text PRIMARY KEY, case_id text NOT NULL, state text NOT NULL, recorded_by text NOT NULL, decided_by text, version integer NOT NULL, body json NOT NULL,
     CONSTRAINT objection_four_eyes ${fourEyes('recorded_by', 'decided_by')}
   )`,
  'CREATE INDEX objection_case ON objection (case_id)',
];

const DOWN = [
  'DROP TABLE objection', 'DROP TABLE account_freeze', 'DROP INDEX hold_account',
  'ALTER TABLE hold DROP COLUMN account_ref, DROP COLUMN release_proposed_by, DROP COLUMN release_approved_by, DROP COLUMN release_objection',
];

export class Freezes1764000000030 implements MigrationInterface {
  readonly name = 'Freezes1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of UP) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of DOWN) await runner.query(sql);
  }
}
