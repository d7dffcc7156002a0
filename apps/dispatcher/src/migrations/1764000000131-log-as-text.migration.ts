import { LOGGED_VALUES_AS_TEXT } from '@paystop/postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was told is written as the text that it is (ADR 60). */
export class LogAsText1764000000131 implements MigrationInterface {
  readonly name = 'LogAsText1764000000131';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of LOGGED_VALUES_AS_TEXT.up) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of LOGGED_VALUES_AS_TEXT.down) await runner.query(sql);
  }
}
