import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the orchestrator may see of the audit of institutions: auditors read it there, and its checkpoints cover it. */
export class InstitutionAuditView1764000000110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("CREATE VIEW v_institution_audit AS SELECT 'institution:' || code AS chain, seq, hash, entry FROM institution_audit");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW v_institution_audit');
  }
}
