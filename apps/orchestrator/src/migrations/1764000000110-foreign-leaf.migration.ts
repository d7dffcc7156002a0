import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  'ALTER TABLE audit_leaf ALTER COLUMN entry_id DROP NOT NULL',
  // Chains of another app (institutions): its entries are named by chain and number.
  'ALTER TABLE audit_leaf ADD COLUMN foreign_chain text, ADD COLUMN foreign_seq integer',
  'ALTER TABLE audit_leaf ADD CONSTRAINT audit_leaf_foreign UNIQUE (foreign_chain, foreign_seq)',
  'ALTER TABLE audit_leaf ADD CONSTRAINT audit_leaf_one_entry CHECK ((entry_id IS NULL) <> (foreign_chain IS NULL) AND (foreign_chain IS NULL) = (foreign_seq IS NULL))',
];

const DOWN = [
  'DELETE FROM audit_leaf WHERE entry_id IS NULL',
  'ALTER TABLE audit_leaf DROP CONSTRAINT audit_leaf_one_entry, DROP CONSTRAINT audit_leaf_foreign, DROP COLUMN foreign_chain, DROP COLUMN foreign_seq',
  'ALTER TABLE audit_leaf ALTER COLUMN entry_id SET NOT NULL',
];

/** Checkpoints cover the audit entries of institutions too, in the one gap-free leaf index. */
export class ForeignLeaf1764000000110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of UP) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const sql of DOWN) await queryRunner.query(sql);
  }
}
