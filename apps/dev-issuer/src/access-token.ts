import { randomUUID } from 'node:crypto';
import type { PrivateJwk } from '@paystop/security';
import { SignJWT, importJWK } from 'jose';
import type { PayStopClaims } from './claims';

export interface AccessTokenOrder {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  readonly claims: PayStopClaims;
  readonly lifetimeSeconds: number;
  readonly key: PrivateJwk;
  readonly nowMs: number;
}

const MS_PER_SECOND = 1_000;
const ALGORITHM = 'ES256';

/** An access token (RFC 9068) as the issuer itself would give it. */
export async function mintAccessToken(order: AccessTokenOrder): Promise<string> {
  const issuedAt = Math.floor(order.nowMs / MS_PER_SECOND);
  return new SignJWT({ ...order.claims, client_id: 'paystop-cli' })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: order.key.kid })
    .setIssuer(order.issuer)
    .setAudience(order.audience)
    .setSubject(order.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + order.lifetimeSeconds)
    .setJti(randomUUID())
    .sign(await importJWK({ ...order.key }, ALGORITHM));
}
