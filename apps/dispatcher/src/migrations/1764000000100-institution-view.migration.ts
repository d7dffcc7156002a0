import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What gateway and orchestrator may see of institutions: the definitions in force that win over the file. */
export class InstitutionView1764000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE VIEW v_institution AS SELECT code, definition FROM institution_setting WHERE definition IS NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW v_institution');
  }
}
