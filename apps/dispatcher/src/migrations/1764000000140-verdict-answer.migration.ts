import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same table of kept answers as other owners have (libs/service-kit). `json`, because a replay is the same to the letter. */
export class VerdictAnswer1764000000140 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE verdict_answer ADD COLUMN body json, ADD COLUMN headers json');
    await queryRunner.query("UPDATE verdict_answer SET body = (answer->'body')::json, headers = (answer->'headers')::json");
    await queryRunner.query('ALTER TABLE verdict_answer DROP COLUMN answer');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE verdict_answer ADD COLUMN answer jsonb');
    await queryRunner.query("UPDATE verdict_answer SET answer = jsonb_strip_nulls(jsonb_build_object('status', status, 'headers', headers)) || jsonb_build_object('body', body)");
    await queryRunner.query('ALTER TABLE verdict_answer ALTER COLUMN answer SET NOT NULL, DROP COLUMN body, DROP COLUMN headers');
  }
}
