import { OUTBOX_POINTER_A_WRITE, documentsAsTheyAre } from '@paystop/postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PARTS = [OUTBOX_POINTER_A_WRITE, documentsAsTheyAre('event_log', ['value']), documentsAsTheyAre('lane_instruction', ['body', 'history'])];

/** The same facts in fewer rows and without compressing them (ADR 60). */
export class FewerWrites1764000000130 implements MigrationInterface {
  readonly name = 'FewerWrites1764000000130';

  async up(runner: QueryRunner): Promise<void> {
    for (const { up } of PARTS) for (const sql of up) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { down } of [...PARTS].reverse()) for (const sql of down) await runner.query(sql);
  }
}
