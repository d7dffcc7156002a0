import { generateKeyPairSync, sign } from 'node:crypto';
import { type PublicKey, type SignedCheckpoint, verifyCheckpoints } from './verify-checkpoints';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const KEYS: readonly PublicKey[] = [{ kid: 'k1', ...(publicKey.export({ format: 'jwk' }) as { kty: string; crv: string; x: string }) }];

/** As the orchestrator signs them. */
function signed(size: number, at: string, changes: Partial<SignedCheckpoint> = {}): SignedCheckpoint {
  const rootHash = String(size).padStart(64, 'a');
  const signature = sign(null, Buffer.from(`paystop-audit-checkpoint\n${size}\n${rootHash}\n${at}\n`), privateKey).toString('base64');
  return { size, rootHash, at, keyId: 'k1', signature, ...changes };
}

const NEWEST_FIRST = [signed(30, '2026-11-24T04:02:00.000Z'), signed(20, '2026-11-24T04:01:00.000Z'), signed(10, '2026-11-24T04:00:00.000Z')];

describe('signed checkpoints in the reader’s own browser', () => {
  it('hold when nothing was touched', async () => {
    expect(await verifyCheckpoints(NEWEST_FIRST, KEYS)).toEqual({ faults: new Map(), checked: 3 });
  });

  it.each([
    ['another root', { rootHash: 'b'.repeat(64) }, 20, 'signature'], ['another size', { size: 21 }, 21, 'signature'], ['another time', { at: '2026-11-24T04:01:00.001Z' }, 20, 'signature'],
    ['a signature that is none', { signature: '§' }, 20, 'signature'], ['a key that nobody publishes', { keyId: 'k2' }, 20, 'unknown_key'],
  ] as const)('shows %s', async (_, change, size, fault) => {
    const altered = NEWEST_FIRST.map((each) => (each.size === 20 ? { ...each, ...change } : each));
    expect([...(await verifyCheckpoints(altered, KEYS)).faults]).toEqual([[size, fault]]);
  });

  it('shows one with another person’s signature', async () => {
    const stranger = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }) as { kty: string; crv: string; x: string };
    expect((await verifyCheckpoints(NEWEST_FIRST, [{ kid: 'k1', ...stranger }])).faults.size).toBe(3);
  });

  it('shows rightly signed ones that cannot follow each other', async () => {
    const shrunk = [signed(15, '2026-11-24T04:02:00.000Z'), signed(20, '2026-11-24T04:01:00.000Z')];
    expect([...(await verifyCheckpoints(shrunk, KEYS)).faults]).toEqual([[20, 'order']]);
  });
});
