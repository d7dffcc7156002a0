import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  // Stopped accounts whose bank is asked who else paid in, each once a case: waiting, asked, answered, over.
  `CREATE TABLE account_inquiry (
     account_ref text NOT NULL, case_id text NOT NULL, instruction_id text NOT NULL, due_at timestamptz NOT NULL, state text NOT NULL,
     query_id text UNIQUE, lines json, PRIMARY KEY (account_ref, case_id)
   )`,
  "CREATE INDEX account_inquiry_open ON account_inquiry (state, due_at, account_ref) WHERE state IN ('waiting', 'answered')",
  // Accounts that a case's reported transfers came from: their owners know already.
  'CREATE TABLE case_payer (account_ref text NOT NULL, case_id text NOT NULL, PRIMARY KEY (account_ref, case_id))',
  'CREATE TABLE warned_payer (account_ref text PRIMARY KEY, warned_at timestamptz NOT NULL)',
];

export class NextVictims1764000000022 implements MigrationInterface {
  readonly name = 'NextVictims1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['warned_payer', 'case_payer', 'account_inquiry']) await runner.query(`DROP TABLE ${table}`);
  }
}
