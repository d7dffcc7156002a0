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
