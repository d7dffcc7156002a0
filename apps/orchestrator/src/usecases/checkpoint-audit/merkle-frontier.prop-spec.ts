import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { EMPTY_FRONTIER, appendLeaves, rootOf } from './merkle-frontier';

const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962 2.1, written from its recursive definition. */
function treeHash(hashes: readonly string[]): Buffer {
  const [only] = hashes;
  if (only === undefined) return sha();
  if (hashes.length === 1) return sha(Buffer.from([0]), Buffer.from(only, 'hex'));
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return sha(Buffer.from([1]), treeHash(hashes.slice(0, split)), treeHash(hashes.slice(split)));
}

describe('the Merkle frontier', () => {
  const leaves = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')), { maxLength: 40 });

  it('has the root of RFC 6962, however the leaves are split into batches', () => {
    fc.assert(fc.property(leaves, fc.nat(40), (hashes, cut) => {
      const frontier = appendLeaves(appendLeaves(EMPTY_FRONTIER, hashes.slice(0, cut)), hashes.slice(cut));
      expect(frontier.size).toBe(hashes.length);
      expect(rootOf(frontier)).toBe(treeHash(hashes).toString('hex'));
    }));
  });
});
