import { createRequire } from 'node:module';
import type { PrivateJwk, PublicJwk } from './signature-keys';

/** GM/T 0009: the signer's identity where nothing else is agreed. */
const DEFAULT_USER_ID = '1234567812345678';
const COORDINATE_BYTES = 32;
const SIGNATURE_BYTES = 64;
const UNCOMPRESSED_POINT = '04';

type Sm2 = (typeof import('sm-crypto-v2'))['sm2'];

let loaded: Sm2 | undefined;

/** Loaded when the first SM2 key is used: seven megabytes that most installations never need. */
function sm2(): Sm2 {
  loaded ??= (createRequire(__filename)('sm-crypto-v2') as typeof import('sm-crypto-v2')).sm2;
  return loaded;
}

/** SM2 with SM3 over `data`. @returns r and s, 32 bytes each. */
export function signSm2(jwk: PrivateJwk, data: Buffer): Buffer {
  const signature = sm2().doSignature(data, hexOf(jwk.d), { hash: true, publicKey: pointOf(jwk), userId: DEFAULT_USER_ID });
  return Buffer.from(signature, 'hex');
}

export function verifySm2(jwk: PublicJwk, data: Buffer, signature: Buffer): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  return holds(() => sm2().doVerifySignature(data, signature.toString('hex'), pointOf(jwk), { hash: true, userId: DEFAULT_USER_ID }));
}

export function generateSm2Jwk(): { readonly kty: string; readonly crv: string; readonly x: string; readonly y: string; readonly d: string } {
  const { publicKey, privateKey } = sm2().generateKeyPairHex();
  const point = Buffer.from(publicKey.slice(UNCOMPRESSED_POINT.length), 'hex');
  return {
    kty: 'EC',
    crv: 'SM2',
    x: point.subarray(0, COORDINATE_BYTES).toString('base64url'),
    y: point.subarray(COORDINATE_BYTES).toString('base64url'),
    d: Buffer.from(privateKey.padStart(2 * COORDINATE_BYTES, '0'), 'hex').toString('base64url'),
  };
}

/** @throws Error when the coordinates are not a point of the curve. */
export function assertSm2Point(jwk: Pick<PublicJwk, 'x' | 'y'>): void {
  const point = pointOf(jwk);
  if (!holds(() => sm2().verifyPublicKey(point))) throw new Error('the key material is not valid for its curve');
}

/** The library throws for numbers outside the curve; to us they are just wrong. */
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

function pointOf(jwk: Pick<PublicJwk, 'x' | 'y'>): string {
  return `${UNCOMPRESSED_POINT}${hexOf(jwk.x)}${hexOf(jwk.y ?? '')}`;
}

function hexOf(base64url: string): string {
  const bytes = Buffer.from(base64url, 'base64url');
  if (bytes.length !== COORDINATE_BYTES) throw new Error('the key material is not valid for its curve');
  return bytes.toString('hex');
}
