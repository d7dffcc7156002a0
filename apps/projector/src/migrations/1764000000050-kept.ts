import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `CREATE TABLE rm_kept (
  id text COLLATE "C" PRIMARY KEY, kind text NOT NULL, case_id text COLLATE "C" NOT NULL, state text NOT NULL, since timestamptz NOT NULL,
  version bigint NOT NULL, updated_at timestamptz NOT NULL, facts text NOT NULL, body text)`;
const INDEXES = ['CREATE INDEX rm_kept_case ON rm_kept (case_id)', 'CREATE INDEX rm_kept_state ON rm_kept (kind, state, since, id)'];

const VIEWS: Readonly<Record<string, string>> = {
  v_kept: 'SELECT k.id, k.kind, k.case_id, k.state, k.since, k.version, k.updated_at, k.body, c.unit FROM rm_kept k LEFT JOIN rm_case c ON c.case_id = k.case_id',
};

/** As in the first migration: the gateway's role may read the views, where there is such a role. */
const GRANT = `
  DO $$
  BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'paystop_reader') THEN
      ${Object.keys(VIEWS).map((view) => `GRANT SELECT ON ${view} TO paystop_reader;`).join('\n      ')}
    END IF;
  END $$`;

/** Freezes and objections of cases. */
export class Kept1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [TABLE, ...INDEXES]) await runner.query(sql);
    for (const [name, select] of Object.entries(VIEWS)) await runner.query(`CREATE VIEW ${name} AS ${select}`);
    await runner.query(GRANT);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(VIEWS)) await runner.query(`DROP VIEW ${name}`);
    await runner.query('DROP TABLE rm_kept');
  }
}
