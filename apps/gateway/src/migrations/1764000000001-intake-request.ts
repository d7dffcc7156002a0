import { OUTBOX_TABLES } from '@paystop/postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was posted and answered 202, kept as it came (I1), and the log and outbox that carry it on. */
export class IntakeRequest1764000000001 implements MigrationInterface {
  readonly name = 'IntakeRequest1764000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of OUTBOX_TABLES.up) await queryRunner.query(sql);
    await queryRunner.query(`
      CREATE TABLE intake_request (
        request_id uuid PRIMARY KEY,
        unit text NOT NULL,
        subject text NOT NULL,
        body text NOT NULL,
        received_at timestamptz NOT NULL,
        answer text NOT NULL,
        warning_id text
      ) WITH (autovacuum_analyze_scale_factor = 0.05)`);
    await queryRunner.query('CREATE INDEX intake_request_received ON intake_request (received_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE intake_request');
    for (const sql of OUTBOX_TABLES.down) await queryRunner.query(sql);
  }
}
