import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { assertSm2Point, generateSm2Jwk, signSm2, verifySm2 } from './sm2';

/** Names as in the HTTP Signature Algorithms registry; `sm2-sm3` is our own, for banks that ask for the national algorithms. */
export const SIGNATURE_ALGORITHMS = ['ed25519', 'ecdsa-p256-sha256', 'sm2-sm3'] as const;
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

export interface PublicJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y?: string;
  readonly kid: string;
  readonly alg?: string;
  readonly use?: string;
}

export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

export interface SigningKey {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  readonly publicJwk: PublicJwk;
  sign(data: Buffer): Buffer;
}

export interface VerificationKey {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  verify(data: Buffer, signature: Buffer): boolean;
}

interface KeyKind {
  readonly kty: string;
  readonly crv: string;
  readonly jwa: string;
}

const KINDS: Readonly<Record<SignatureAlgorithm, KeyKind>> = {
  ed25519: { kty: 'OKP', crv: 'Ed25519', jwa: 'EdDSA' },
  'ecdsa-p256-sha256': { kty: 'EC', crv: 'P-256', jwa: 'ES256' },
  'sm2-sm3': { kty: 'EC', crv: 'SM2', jwa: 'SM2' },
};

/** Fixed-length r and s one after the other, as RFC 9421 3.3.4 asks. */
const P1363 = 'ieee-p1363';

/** @throws Error naming what is wrong with the key; never quoting it. */
export function importSigningKey(jwk: unknown): SigningKey {
  const parts = readJwk(jwk);
  const d = member(jwk, 'd');
  if (typeof d !== 'string' || d === '') throw new Error('the key is not private: member d is missing');
  const algorithm = algorithmOf(parts);
  const publicJwk = describe(parts, algorithm);
  return { keyId: publicJwk.kid, algorithm, publicJwk, sign: signerOf(algorithm, { ...publicJwk, d }) };
}

/** @throws Error naming what is wrong with the key. */
export function importVerificationKey(jwk: unknown): VerificationKey {
  const parts = readJwk(jwk);
  const algorithm = algorithmOf(parts);
  const publicJwk = describe(parts, algorithm);
  return { keyId: publicJwk.kid, algorithm, verify: verifierOf(algorithm, publicJwk) };
}

/** A fresh private key; its kid is the RFC 7638 thumbprint. */
export function generateSigningKey(algorithm: SignatureAlgorithm = 'ed25519'): PrivateJwk {
  const jwk = algorithm === 'sm2-sm3' ? generateSm2Jwk() : exportPrivate(algorithm);
  return { ...importSigningKey(jwk).publicJwk, d: jwk.d };
}

function exportPrivate(algorithm: 'ed25519' | 'ecdsa-p256-sha256'): { readonly d: string } {
  const pair = algorithm === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = pair.privateKey.export({ format: 'jwk' });
  return { kty, crv, x, ...(y === undefined ? {} : { y }), d: d ?? '' } as { readonly d: string };
}

type JwkParts = Omit<PublicJwk, 'kid' | 'alg' | 'use'> & { readonly kid?: string };

function readJwk(jwk: unknown): JwkParts {
  const [kty, crv, x, y, kid] = ['kty', 'crv', 'x', 'y', 'kid'].map((name) => member(jwk, name));
  if (typeof kty !== 'string' || typeof crv !== 'string' || typeof x !== 'string') throw new Error('the key is not a JWK with kty, crv and x');
  return { kty, crv, x, ...(typeof y === 'string' ? { y } : {}), ...(typeof kid === 'string' && kid !== '' ? { kid } : {}) };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function algorithmOf(jwk: JwkParts): SignatureAlgorithm {
  const found = SIGNATURE_ALGORITHMS.find((name) => KINDS[name].kty === jwk.kty && KINDS[name].crv === jwk.crv);
  if (found === undefined) throw new Error(`keys of kind ${jwk.kty} ${jwk.crv} are not supported: use Ed25519, P-256 or SM2`);
  return found;
}

function describe(jwk: JwkParts, algorithm: SignatureAlgorithm): PublicJwk {
  const { kty, crv, x, y } = jwk;
  return { kty, crv, x, ...(y === undefined ? {} : { y }), kid: jwk.kid ?? thumbprint(jwk), alg: KINDS[algorithm].jwa, use: 'sig' };
}

function thumbprint({ kty, crv, x, y }: JwkParts): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, ...(y === undefined ? {} : { y }) })).digest('base64url');
}

function signerOf(algorithm: SignatureAlgorithm, jwk: PrivateJwk): SigningKey['sign'] {
  if (algorithm === 'sm2-sm3') {
    assertSm2Point(jwk);
    return (data) => signSm2(jwk, data);
  }
  const key = keyObject(() => createPrivateKey({ key: jwk as unknown as JsonWebKey, format: 'jwk' }));
  return algorithm === 'ed25519' ? (data) => sign(null, data, key) : (data) => sign('sha256', data, { key, dsaEncoding: P1363 });
}

function verifierOf(algorithm: SignatureAlgorithm, jwk: PublicJwk): VerificationKey['verify'] {
  if (algorithm === 'sm2-sm3') {
    assertSm2Point(jwk);
    return (data, signature) => verifySm2(jwk, data, signature);
  }
  const key = keyObject(() => createPublicKey({ key: jwk as unknown as JsonWebKey, format: 'jwk' }));
  if (algorithm === 'ed25519') return (data, signature) => verify(null, data, key, signature);
  return (data, signature) => verify('sha256', data, { key, dsaEncoding: P1363 }, signature);
}

function keyObject(make: () => KeyObject): KeyObject {
  try {
    return make();
  } catch {
    throw new Error('the key material is not valid for its curve');
  }
}
