import { type AuditEntry, type UnchainedEntry, chainEntry } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import type { BulkInsert } from '@paystop/postgres';
import { sha256Hex } from '../../sha256';
import { insert } from './case-tables';

interface Head {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/** Appends to the hash chains, one chain a case (or warning); the caller holds the lock on what the chain is about. */
export class AuditRepository {
  async append(tx: Tx, entries: readonly UnchainedEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const begun = new Set(entries.filter(beginsItsChain).map((entry) => entry.caseId));
    const chains = [...new Set(entries.map((entry) => entry.caseId))].filter((chain) => !begun.has(chain));
    const heads = new Map<string, Head>();
    for (const head of chains.length === 0 ? [] : await tx.query<Head>(FIND_HEADS, [chains])) heads.set(head.chain, head);
    const linked = entries.map((entry) => {
      const next = chainEntry(entry, heads.get(entry.caseId), sha256Hex);
      heads.set(entry.caseId, { chain: entry.caseId, seq: next.seq, hash: next.hash });
      return next;
    });
    await insert(tx, ENTRIES, linked);
  }

  async list(tx: Pick<Tx, 'query'>, chain: string, page: { readonly afterSeq: number; readonly limit: number }): Promise<AuditEntry[]> {
    const rows = await tx.query<{ body: AuditEntry }>(
      'SELECT body FROM audit_entry WHERE chain = $1 AND seq > $2 ORDER BY seq LIMIT $3', [chain, page.afterSeq, page.limit],
    );
    return rows.map((row) => row.body);
  }
}

/** One look-up a chain, from its end. */
const FIND_HEADS = `
  SELECT wanted.chain, last.seq, last.hash FROM unnest($1::text[]) AS wanted(chain)
  CROSS JOIN LATERAL (SELECT seq, hash FROM audit_entry AS e WHERE e.chain = wanted.chain ORDER BY e.seq DESC LIMIT 1) AS last`;

/** The first version of what the chain is about: nothing can stand before it. */
function beginsItsChain({ subject, caseId, data }: UnchainedEntry): boolean {
  return subject === caseId && data['version'] === 1;
}

const ENTRIES: BulkInsert<AuditEntry> = {
  table: 'audit_entry',
  columns: [
    { name: 'chain', type: 'text', value: (entry) => entry.caseId },
    { name: 'seq', type: 'integer', value: (entry) => entry.seq },
    { name: 'hash', type: 'text', value: (entry) => entry.hash },
    { name: 'body', type: 'json', value: JSON.stringify },
  ],
  then: '',
};
