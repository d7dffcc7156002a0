import { type AuditEntry, type UnchainedEntry, chainEntry } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import { sha256Hex } from '../../sha256';

interface Head {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/** Appends to the hash chains, one chain a case (or warning); the caller holds the lock on what the chain is about. */
export class AuditRepository {
  async append(tx: Tx, entries: readonly UnchainedEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const chains = [...new Set(entries.map((entry) => entry.caseId))];
    const heads = new Map<string, Head>();
    for (const head of await tx.query<Head>('SELECT chain, seq, hash FROM audit_head WHERE chain = ANY($1)', [chains])) heads.set(head.chain, head);
    const linked = entries.map((entry) => {
      const next = chainEntry(entry, heads.get(entry.caseId), sha256Hex);
      heads.set(entry.caseId, { chain: entry.caseId, seq: next.seq, hash: next.hash });
      return next;
    });
    await tx.query(APPEND, [JSON.stringify(linked.map((body) => ({ chain: body.caseId, seq: body.seq, hash: body.hash, body })))]);
    await tx.query(SAVE_HEADS, [JSON.stringify([...heads.values()])]);
  }

  async list(tx: Pick<Tx, 'query'>, chain: string, page: { readonly afterSeq: number; readonly limit: number }): Promise<AuditEntry[]> {
    const rows = await tx.query<{ body: AuditEntry }>(
      'SELECT body FROM audit_entry WHERE chain = $1 AND seq > $2 ORDER BY seq LIMIT $3', [chain, page.afterSeq, page.limit],
    );
    return rows.map((row) => row.body);
  }
}

const APPEND = `
  INSERT INTO audit_entry (chain, seq, hash, body)
  SELECT chain, seq, hash, body FROM json_to_recordset($1::json) AS r(chain text, seq integer, hash text, body json)`;

const SAVE_HEADS = `
  INSERT INTO audit_head (chain, seq, hash) SELECT chain, seq, hash FROM json_to_recordset($1::json) AS r(chain text, seq integer, hash text)
  ON CONFLICT (chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`;
