import { canonicalJson } from '@paystop/kernel';

/** One link of a case's chain (contract-details 10); `hash` covers everything else in RFC 8785 form. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly role: string;
  readonly unit: string;
  readonly action: string;
  readonly subject: string;
  readonly caseId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
}

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

export type UnchainedEntry = Omit<AuditEntry, 'seq' | 'previousHash' | 'hash'>;

/** @param sha256Hex the hash function, given so that this stays free of any library. @returns the next link of the chain. */
export function chainEntry(
  entry: UnchainedEntry,
  head: { readonly seq: number; readonly hash: string } | undefined,
  sha256Hex: (text: string) => string,
): AuditEntry {
  const linked = { ...entry, seq: (head?.seq ?? 0) + 1, previousHash: head?.hash ?? FIRST_PREVIOUS_HASH };
  return { ...linked, hash: sha256Hex(canonicalJson(linked)) };
}

/** @returns the place of the first entry that does not fit its chain, or undefined when the chain verifies. */
export function firstBrokenLink(chain: readonly AuditEntry[], sha256Hex: (text: string) => string): number | undefined {
  let head: { readonly seq: number; readonly hash: string } | undefined;
  for (const entry of chain) {
    const { seq, previousHash, hash, ...rest } = entry;
    const expected = chainEntry(rest, head, sha256Hex);
    if (expected.seq !== seq || expected.previousHash !== previousHash || expected.hash !== hash) return seq;
    head = { seq, hash };
  }
  return undefined;
}
