import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the minutes and the money went, in the rows that each request has anyway. A rebuild fills them for what was before. */
export class Courses1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE rm_statistic ADD COLUMN stretches text NOT NULL DEFAULT '[]', ADD COLUMN answers text NOT NULL DEFAULT '[]'");
    await runner.query('CREATE OR REPLACE VIEW v_statistic AS SELECT * FROM rm_statistic');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW v_statistic');
    await runner.query('ALTER TABLE rm_statistic DROP COLUMN stretches, DROP COLUMN answers');
    await runner.query('CREATE VIEW v_statistic AS SELECT * FROM rm_statistic');
  }
}
