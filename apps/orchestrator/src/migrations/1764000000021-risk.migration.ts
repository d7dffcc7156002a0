import type { MigrationInterface, QueryRunner } from 'typeorm';

const HOT = 'WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)';

const TABLES = [
  // Cases to learn from, each once; written by the consumer, worked off at its own pace.
  `CREATE TABLE learning (case_id text PRIMARY KEY, due_at timestamptz NOT NULL, looks integer NOT NULL DEFAULT 0) ${HOT}`,
  'CREATE INDEX learning_due ON learning (due_at, case_id)',
  // What each case teaches about each account or indicator.
  'CREATE TABLE risk_sighting (subject text NOT NULL, case_id text NOT NULL, body json NOT NULL, PRIMARY KEY (subject, case_id))',
  'CREATE INDEX risk_sighting_case ON risk_sighting (case_id)',
  // What follows from all cases of a subject.
  `CREATE TABLE risk_entry (
     entry_id text COLLATE "C" PRIMARY KEY, subject text NOT NULL UNIQUE, kind text NOT NULL, institution_code text, unit text NOT NULL, state text NOT NULL,
     expires_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, version integer NOT NULL, body json NOT NULL
   )`,
  'CREATE INDEX risk_entry_list ON risk_entry (kind, institution_code, entry_id)',
  'CREATE INDEX risk_entry_updated ON risk_entry (kind, updated_at, entry_id)',
  "CREATE INDEX risk_entry_alive ON risk_entry (expires_at, entry_id) WHERE state IN ('candidate', 'published')",
];

export class Risk1764000000021 implements MigrationInterface {
  readonly name = 'Risk1764000000021';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['risk_entry', 'risk_sighting', 'learning']) await runner.query(`DROP TABLE ${table}`);
  }
}
