import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type AuditEntry, chainEntry, firstBrokenLink } from './audit-entry';

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

function chainOf(actions: readonly string[]): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (const action of actions) {
    chain.push(chainEntry({ at: '2026-11-23T06:00:00.000Z', actor: 'a', role: 'officer', unit: '4403', action, subject: 's', caseId: 'c', data: { action } }, chain.at(-1), sha256Hex));
  }
  return chain;
}

describe('an audit chain', () => {
  const actions = fc.array(fc.string(), { minLength: 2, maxLength: 20 });

  it('verifies as it was written, from 64 zeros on', () => {
    fc.assert(fc.property(actions, (given) => {
      const chain = chainOf(given);
      expect(chain[0]?.previousHash).toBe('0'.repeat(64));
      expect(firstBrokenLink(chain, sha256Hex)).toBeUndefined();
    }));
  });

  it('shows any change, removal or exchange of an entry', () => {
    fc.assert(fc.property(actions, fc.nat(), fc.constantFrom('change', 'remove', 'exchange'), (given, seed, how) => {
      const chain = chainOf(given);
      const index = seed % (chain.length - 1);
      const entry = chain[index];
      if (entry === undefined) return;
      if (how === 'change') chain[index] = { ...entry, actor: 'someone else' };
      else if (how === 'remove') chain.splice(index, 1);
      else chain.splice(index, 2, ...chain.slice(index, index + 2).reverse());
      expect(firstBrokenLink(chain, sha256Hex)).toBeDefined();
    }));
  });
});
