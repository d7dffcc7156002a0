import type { AuditEntry } from '@paystop/domain';
import type { Tx } from '@paystop/ports';

const THERE = "SELECT to_regclass('dispatcher.v_institution_audit') IS NOT NULL AS there";
const LIST = 'SELECT entry FROM dispatcher.v_institution_audit WHERE chain = $1 AND seq > $2 ORDER BY seq LIMIT $3';
const WITHOUT_LEAF = `
  SELECT a.chain, a.seq, a.hash FROM dispatcher.v_institution_audit a
  WHERE NOT EXISTS (SELECT 1 FROM audit_leaf l WHERE l.foreign_chain = a.chain AND l.foreign_seq = a.seq)
  ORDER BY a.entry->>'at', a.chain, a.seq LIMIT $1`;
const PLACE = `
  INSERT INTO audit_leaf (leaf_index, foreign_chain, foreign_seq)
  SELECT $1::bigint + r.place - 1, r.chain, r.seq FROM unnest($2::text[], $3::integer[]) WITH ORDINALITY AS r(chain, seq, place)`;

interface Unplaced {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/** The chains of institutions, through the view of the dispatcher that owns them (architecture: a sanctioned look into another app's tables). */
export class InstitutionAuditRepository {
  private there = false;

  async list(tx: Pick<Tx, 'query'>, chain: string, page: { readonly afterSeq: number; readonly limit: number }): Promise<AuditEntry[]> {
    if (!(await this.isThere(tx))) return [];
    return (await tx.query<{ entry: AuditEntry }>(LIST, [chain, page.afterSeq, page.limit])).map(({ entry }) => entry);
  }

  /** Gives the entries that have no leaf yet the next leaves. @returns their hashes, in the order of the leaves. */
  async takeIn(tx: Tx, { firstLeaf, limit }: { readonly firstLeaf: number; readonly limit: number }): Promise<readonly string[]> {
    if (limit === 0 || !(await this.isThere(tx))) return [];
    const entries = await tx.query<Unplaced>(WITHOUT_LEAF, [limit]);
    if (entries.length > 0) await tx.query(PLACE, [firstLeaf, entries.map(({ chain }) => chain), entries.map(({ seq }) => seq)]);
    return entries.map(({ hash }) => hash);
  }

  /** Before a dispatcher made its view there is nothing to see. */
  private async isThere(tx: Pick<Tx, 'query'>): Promise<boolean> {
    this.there ||= (await tx.query<{ there: boolean }>(THERE))[0]?.there === true;
    return this.there;
  }
}
