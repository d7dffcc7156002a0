import { generateSigningKey, importSigningKey, importVerificationKey, SIGNATURE_ALGORITHMS } from './signature-keys';

describe('signature keys', () => {
  it.each(SIGNATURE_ALGORITHMS)('made for %s sign what only their public part accepts', (algorithm) => {
    const key = importSigningKey(generateSigningKey(algorithm));
    const other = importVerificationKey(generateSigningKey(algorithm));
    const data = Buffer.from('stop');
    const signature = key.sign(data);
    expect(signature).toHaveLength(64);
    const open = importVerificationKey(key.publicJwk);
    expect([open.verify(data, signature), open.verify(Buffer.from('stip'), signature), other.verify(data, signature)]).toEqual([true, false, false]);
    expect(open.verify(data, Buffer.alloc(3))).toBe(false);
  });

  it('of SM2 accept the example signature of the standard (GM/T 0003.5, annex A)', () => {
    const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
    const key = importVerificationKey({
      kty: 'EC', crv: 'SM2', kid: 'annex-a',
      x: base64url('09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020'),
      y: base64url('CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13'),
    });
    const r = 'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3';
    const s = 'B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA';
    expect(key.verify(Buffer.from('message digest'), Buffer.from(r + s, 'hex'))).toBe(true);
    expect(key.verify(Buffer.from('message digesT'), Buffer.from(r + s, 'hex'))).toBe(false);
  });

  it('publish exactly the members of the contract', () => {
    const { publicJwk } = importSigningKey({ ...generateSigningKey(), kid: 'paystop-1', extra: 'x' });
    expect(publicJwk).toEqual({ kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: 'paystop-1', alg: 'EdDSA', use: 'sig' });
  });

  it('take the RFC 7638 thumbprint for a missing kid', () => {
    const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    expect(importVerificationKey({ kty: 'OKP', crv: 'Ed25519', x }).keyId).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it.each([
    [null, 'not a JWK'],
    [{ kty: 'RSA', crv: '', x: '' }, 'not supported'],
    [{ kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }, 'not valid for its curve'],
    [{ kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }, 'not valid for its curve'],
    [{ kty: 'EC', crv: 'SM2', x: 'AAAA', y: 'AAAA' }, 'not valid for its curve'],
    [{ kty: 'EC', crv: 'SM2', x: Buffer.alloc(32, 1).toString('base64url'), y: Buffer.alloc(32, 2).toString('base64url') }, 'not valid for its curve'],
  ])('are refused with a reason when wrong (%#)', (jwk, reason) => {
    expect(() => importVerificationKey(jwk)).toThrow(reason);
  });

  it('do not sign without a private part', () => {
    const { publicJwk } = importSigningKey(generateSigningKey());
    expect(() => importSigningKey(publicJwk)).toThrow('not private');
  });
});
