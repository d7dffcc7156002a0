import { createHash } from 'node:crypto';

/**
 * A Merkle tree that only grows, kept as the roots of its perfect subtrees, largest first (the shape of RFC 6962:
 * leaf = SHA-256(00 ‖ entry hash), node = SHA-256(01 ‖ left ‖ right)).
 */
export interface Frontier {
  readonly size: number;
  /** Hex; one for each set bit of `size`, most significant first. */
  readonly roots: readonly string[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, roots: [] };

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** @param entryHashes hex hashes of entries, in the order of their leaves. */
export function appendLeaves(frontier: Frontier, entryHashes: readonly string[]): Frontier {
  const roots: Buffer[] = frontier.roots.map((root) => Buffer.from(root, 'hex'));
  let size = frontier.size;
  for (const entryHash of entryHashes) {
    let node = sha256(LEAF, Buffer.from(entryHash, 'hex'));
    for (let height = size; height % 2 === 1; height = Math.floor(height / 2)) {
      const left = roots.pop();
      if (left !== undefined) node = sha256(NODE, left, node);
    }
    roots.push(node);
    size += 1;
  }
  return { size, roots: roots.map((root) => root.toString('hex')) };
}

/** @returns the root over all leaves in hex; of no leaves the hash of nothing. */
export function rootOf({ roots }: Frontier): string {
  const buffers: Buffer[] = roots.map((root) => Buffer.from(root, 'hex'));
  const last = buffers.pop();
  if (last === undefined) return sha256().toString('hex');
  return buffers.reduceRight<Buffer>((right, left) => sha256(NODE, left, right), last).toString('hex');
}

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
