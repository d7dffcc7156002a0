import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A warning carries its own deadline: a hundred thousand of them stand in no queue with the clocks of stops. */
export class WarningDeadline1764000000020 implements MigrationInterface {
  readonly name = 'WarningDeadline1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE warning ADD COLUMN next_due_at timestamptz');
    await runner.query(`UPDATE warning SET next_due_at = (body->>'feedbackDueAt')::timestamptz WHERE body->>'state' = 'open'`);
    await runner.query('CREATE INDEX warning_due ON warning (next_due_at, warning_id) WHERE next_due_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX warning_due');
    await runner.query('ALTER TABLE warning DROP COLUMN next_due_at');
  }
}
