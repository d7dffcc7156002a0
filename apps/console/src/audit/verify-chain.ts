import { canonicalJson } from '@paystop/kernel';
import type { AuditEntry } from '../data/desk';

/** What is wrong at one entry of a chain; null when it holds. */
export type ChainFault = 'hash' | 'link' | 'gap';

export interface ChainVerdict {
  readonly faults: ReadonlyMap<number, ChainFault>;
  readonly checked: number;
}

const FIRST_PREVIOUS = '0'.repeat(64);

async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Recomputes a case's whole chain here, in the reader's own machine: the hash of each entry over its RFC 8785 form without `hash`, its link to
 * the one before, and that none is missing (contract-details 10). What was altered on the way, by anybody, shows.
 * @param entries in the order of the chain, from its first
 */
export async function verifyChain(entries: readonly AuditEntry[]): Promise<ChainVerdict> {
  const faults = new Map<number, ChainFault>();
  let previousHash = FIRST_PREVIOUS;
  let previousSeq = 0;
  for (const entry of entries) {
    const { hash, ...covered } = entry;
    if ((await sha256Hex(canonicalJson(covered))) !== hash) faults.set(entry.seq, 'hash');
    else if (entry.previousHash !== previousHash) faults.set(entry.seq, 'link');
    else if (entry.seq !== previousSeq + 1) faults.set(entry.seq, 'gap');
    previousHash = hash;
    previousSeq = entry.seq;
  }
  return { faults, checked: entries.length };
}
