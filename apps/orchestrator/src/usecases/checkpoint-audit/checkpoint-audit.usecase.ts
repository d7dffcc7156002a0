import type { Tx, UnitOfWork } from '@paystop/ports';
import { EMPTY_FRONTIER, type Frontier, appendLeaves, rootOf } from './merkle-frontier';

export interface CheckpointSigner {
  readonly keyId: string;
  /** @returns the signature in base64 over the text. */
  sign(text: string): string;
}

/** Entries of another app's chains that the checkpoints cover. */
export interface ForeignEntries {
  /** Gives what has no leaf yet the next leaves. @returns the hashes in the order of the leaves. */
  takeIn(tx: Tx, place: { readonly firstLeaf: number; readonly limit: number }): Promise<readonly string[]>;
}

export interface CheckpointPorts {
  readonly unitOfWork: UnitOfWork;
  readonly signer: CheckpointSigner;
  readonly foreign: ForeignEntries;
}

export interface Checkpoint {
  readonly size: number;
  readonly rootHash: string;
  readonly at: string;
  readonly keyId: string;
  readonly signature: string;
}

/** Leaves taken into the tree in one unit of work. */
const BATCH = 20_000;
/** "paystop audit checkpoint": one checkpoint is made at a time, whoever makes it. */
const LOCK = 7_240_311;

/** What is signed of a checkpoint: its size, root and time, one a line. */
export function signedText({ size, rootHash, at }: Pick<Checkpoint, 'size' | 'rootHash' | 'at'>): string {
  return `paystop-audit-checkpoint\n${size}\n${rootHash}\n${at}\n`;
}

/** Gives committed audit entries their places in the Merkle tree and signs its root, so that truncation and rewriting show. */
export class CheckpointAuditUseCase {
  constructor(private readonly ports: CheckpointPorts, private readonly now: () => string) {}

  /** @returns how many entries it took in; call again while it is a full batch. */
  async takeIn(): Promise<{ readonly taken: number; readonly more: boolean }> {
    const taken = await this.ports.unitOfWork.run((tx) => this.takeBatch(tx));
    return { taken, more: taken === BATCH };
  }

  private async takeBatch(tx: Tx): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const frontier = await lastFrontier(tx);
    const own = (await tx.query<{ hash: string }>(TAKE_IN, [frontier.size, BATCH])).map(({ hash }) => hash);
    const entries = [...own, ...(await this.ports.foreign.takeIn(tx, { firstLeaf: frontier.size + own.length, limit: BATCH - own.length }))];
    if (entries.length === 0) return 0;
    const next = appendLeaves(frontier, entries);
    const at = this.now();
    const rootHash = rootOf(next);
    const signature = this.ports.signer.sign(signedText({ size: next.size, rootHash, at }));
    await tx.query(
      'INSERT INTO audit_checkpoint (size, root_hash, at, key_id, signature, frontier) VALUES ($1, $2, $3, $4, $5, $6)',
      [next.size, rootHash, at, this.ports.signer.keyId, signature, JSON.stringify(next)],
    );
    return entries.length;
  }
}

async function lastFrontier(tx: Tx): Promise<Frontier> {
  const rows = await tx.query<{ frontier: Frontier }>('SELECT frontier FROM audit_checkpoint ORDER BY size DESC LIMIT 1');
  return rows[0]?.frontier ?? EMPTY_FRONTIER;
}

/**
 * Entries get their leaf after their commit and without gaps. An entry that commits late has a smaller id than some
 * that have leaves: it is found by having none, in a window that is longer than any unit of work may last.
 */
const TAKE_IN = `
  WITH known AS (SELECT coalesce(max(entry_id), 0) AS last FROM audit_leaf), fresh AS (
    SELECT e.entry_id, e.hash FROM audit_entry e, known
    WHERE e.entry_id > known.last - 200000 AND NOT EXISTS (SELECT 1 FROM audit_leaf l WHERE l.entry_id = e.entry_id)
    ORDER BY e.entry_id LIMIT $2
  ), placed AS (
    INSERT INTO audit_leaf (leaf_index, entry_id) SELECT $1::bigint + row_number() OVER (ORDER BY entry_id) - 1, entry_id FROM fresh
    RETURNING leaf_index, entry_id
  )
  SELECT fresh.hash FROM placed JOIN fresh USING (entry_id) ORDER BY placed.leaf_index`;
