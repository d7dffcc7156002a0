import { OUTBOX_POINTER_A_WRITE } from '@paystop/postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same facts in fewer rows (ADR 60). */
export class FewerWrites1764000000130 implements MigrationInterface {
  readonly name = 'FewerWrites1764000000130';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of OUTBOX_POINTER_A_WRITE.up) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of OUTBOX_POINTER_A_WRITE.down) await runner.query(sql);
  }
}
