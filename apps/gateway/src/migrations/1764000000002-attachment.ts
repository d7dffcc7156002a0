import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers: the bytes once per SHA-256, a row per upload; other apps read the view, which has no bytes in it. */
export class Attachment1764000000002 implements MigrationInterface {
  readonly name = 'Attachment1764000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE attachment_content (
        sha256 text PRIMARY KEY,
        bytes bytea NOT NULL,
        media_type text NOT NULL
      )`);
    await queryRunner.query('ALTER TABLE attachment_content ALTER COLUMN bytes SET STORAGE EXTERNAL');
    await queryRunner.query(`
      CREATE TABLE attachment (
        attachment_id text PRIMARY KEY,
        sha256 text NOT NULL REFERENCES attachment_content (sha256),
        kind text NOT NULL,
        size_bytes integer NOT NULL,
        media_type text NOT NULL,
        unit text NOT NULL,
        subject text NOT NULL,
        idempotency_key uuid,
        created_at timestamptz NOT NULL,
        UNIQUE (subject, idempotency_key)
      )`);
    await queryRunner.query('CREATE INDEX attachment_sha256 ON attachment (sha256)');
    await queryRunner.query(`
      CREATE VIEW v_attachment AS
        SELECT attachment_id, kind, sha256, size_bytes, media_type, unit, created_at FROM attachment`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW v_attachment');
    await queryRunner.query('DROP TABLE attachment');
    await queryRunner.query('DROP TABLE attachment_content');
  }
}
