import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'CREATE TABLE rm_return (return_id text COLLATE "C" PRIMARY KEY, case_id text COLLATE "C" NOT NULL, version bigint NOT NULL, facts text NOT NULL)',
  'CREATE INDEX rm_return_case ON rm_return (case_id)',
  `CREATE TABLE rm_returned (
     return_id text COLLATE "C", claim smallint, case_id text COLLATE "C" NOT NULL, unit text COLLATE "C" NOT NULL, fraud_type text NOT NULL,
     institution_code text NOT NULL, reported_at timestamptz NOT NULL, amount bigint NOT NULL, PRIMARY KEY (return_id, claim))`,
  'CREATE INDEX rm_returned_reported ON rm_returned (reported_at)',
];

const VIEWS: Readonly<Record<string, string>> = {
  v_return: 'SELECT return_id, case_id FROM rm_return',
  v_returned: 'SELECT return_id, claim, case_id, unit, fraud_type, institution_code, reported_at, amount FROM rm_returned WHERE amount > 0',
};

/** As in the first migration: the gateway's role may read the views, where there is such a role. */
const GRANT = `
  DO $$
  BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'paystop_reader') THEN
      ${Object.keys(VIEWS).map((view) => `GRANT SELECT ON ${view} TO paystop_reader;`).join('\n      ')}
    END IF;
  END $$`;

/** Money given back: which returns a case has, and what came back with each claim. */
export class Returns1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
    for (const [name, select] of Object.entries(VIEWS)) await runner.query(`CREATE VIEW ${name} AS ${select}`);
    await runner.query(GRANT);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(VIEWS)) await runner.query(`DROP VIEW ${name}`);
    await runner.query('DROP TABLE rm_returned');
    await runner.query('DROP TABLE rm_return');
  }
}
