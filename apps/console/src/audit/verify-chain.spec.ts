import { createHash } from 'node:crypto';
import { canonicalJson } from '@paystop/kernel';
import type { AuditEntry } from '../data/desk';
import { verifyChain } from './verify-chain';

/** A chain as the orchestrator writes it. */
function chainOf(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let previousHash = '0'.repeat(64);
  for (let seq = 1; seq <= length; seq += 1) {
    const covered = { seq, at: '2026-11-24T04:00:00.000Z', actor: 'user:甲', role: 'operator', unit: '4403', action: 'HoldPlaced', subject: `hold_${seq}`, caseId: 'case_1', data: { z: 1, a: { c: null, b: '止付' } }, previousHash };
    const hash = createHash('sha256').update(canonicalJson(covered)).digest('hex');
    entries.push({ ...covered, hash });
    previousHash = hash;
  }
  return entries;
}

describe('the audit chain in the reader’s own browser', () => {
  it('holds when nothing was touched, whatever the order of the members', async () => {
    const shuffled = chainOf(5).map((entry) => Object.fromEntries(Object.entries(entry).reverse()) as unknown as AuditEntry);
    expect(await verifyChain(shuffled)).toEqual({ faults: new Map(), checked: 5 });
  });

  it.each([
    ['one letter of an entry', (chain: AuditEntry[]) => chain.map((entry) => (entry.seq === 3 ? { ...entry, actor: 'user:乙' } : entry)), 3, 'hash'],
    ['one value deep inside', (chain: AuditEntry[]) => chain.map((entry) => (entry.seq === 2 ? { ...entry, data: { z: 2, a: { c: null, b: '止付' } } } : entry)), 2, 'hash'],
    ['an entry taken out', (chain: AuditEntry[]) => chain.filter(({ seq }) => seq !== 3), 4, 'link'],
    ['the first entries taken away', (chain: AuditEntry[]) => chain.slice(2), 3, 'link'],
  ])('shows %s', async (_what, tamper, seq, fault) => {
    expect((await verifyChain(tamper(chainOf(5)))).faults.get(seq)).toBe(fault);
  });

  it('shows an entry that was rewritten with a fresh hash at the one behind it', async () => {
    const chain = chainOf(4);
    const { hash: _, ...covered } = { ...chain[1], actor: 'user:乙' };
    const forged = { ...covered, hash: createHash('sha256').update(canonicalJson(covered)).digest('hex') } as AuditEntry;
    const { faults } = await verifyChain(chain.map((entry) => (entry.seq === 2 ? forged : entry)));
    expect([...faults]).toEqual([[3, 'link']]);
  });
});
