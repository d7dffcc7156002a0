import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a return last changed: what cheap polling asks for. */
export class ReturnTimes1764000000120 implements MigrationInterface {
  readonly name = 'ReturnTimes1764000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE funds_return ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE funds_return DROP COLUMN updated_at');
  }
}
