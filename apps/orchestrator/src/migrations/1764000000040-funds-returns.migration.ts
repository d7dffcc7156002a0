import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE funds_return (
     return_id text PRIMARY KEY, case_id text NOT NULL, freeze_id text NOT NULL, state text NOT NULL, proposed_by text NOT NULL, approved_by text,
     version integer NOT NULL, body json NOT NULL,
     CONSTRAINT funds_return_four_eyes CHECK (approved_by IS NULL OR approved_by <> proposed_by)
   )`,
  'CREATE INDEX funds_return_case ON funds_return (case_id)',
  'CREATE INDEX funds_return_state ON funds_return (state, return_id)',
  // Which returns name a case, wherever the frozen account belongs: nobody gets more than lost (I8).
  `CREATE FUNCTION claimed_cases(body json) RETURNS text[] LANGUAGE sql IMMUTABLE AS
     $$ SELECT coalesce(array_agg(claim ->> 'caseId'), '{}') FROM json_array_elements(body -> 'claims') AS claim $$`,
  'CREATE INDEX funds_return_claimed ON funds_return USING gin (claimed_cases(body))',
  // The same guard as before; led by the account, so that it also finds every case that stopped an account.
  'DROP INDEX instruction_sequence',
  'CREATE UNIQUE INDEX instruction_sequence ON instruction (account_ref, case_id, sequence) WHERE account_ref IS NOT NULL',
];

const DOWN = [
  'DROP INDEX instruction_sequence',
  'CREATE UNIQUE INDEX instruction_sequence ON instruction (case_id, account_ref, sequence) WHERE account_ref IS NOT NULL',
  'DROP TABLE funds_return',
  'DROP FUNCTION claimed_cases(json)',
];

export class FundsReturns1764000000040 implements MigrationInterface {
  readonly name = 'FundsReturns1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of UP) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of DOWN) await runner.query(sql);
  }
}
