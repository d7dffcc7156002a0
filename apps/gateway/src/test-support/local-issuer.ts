import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import type { Role } from '@paystop/contracts';

export interface TestPerson {
  readonly subject?: string;
  readonly role?: Role;
  readonly unit?: string;
  readonly officerId?: string;
  readonly institution?: string;
  readonly expiresInSeconds?: number;
}

export interface LocalIssuer {
  readonly url: string;
  tokenOf(person?: TestPerson): Promise<string>;
  stop(): Promise<void>;
}

const KID = 'test-1';
const VALID_FOR_SECONDS = 600;

/** An OIDC issuer for tests of the gateway. */
export async function startLocalIssuer(): Promise<LocalIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: KID, alg: 'ES256', use: 'sig' };
  let url = '';
  const server = createServer((request, response) => {
    const body = request.url === '/jwks' ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/jwks` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    tokenOf: ({ subject = 'user-1', role = 'officer', unit = '440305012', officerId, institution, expiresInSeconds = VALID_FOR_SECONDS } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: url, aud: 'paystop', sub: subject, roles: [role], unit, iat: now, exp: now + expiresInSeconds };
      const more = { ...(officerId === undefined ? {} : { officer_id: officerId }), ...(institution === undefined ? {} : { institution }) };
      return new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'ES256', kid: KID, typ: 'at+jwt' }).sign(privateKey);
    },
    stop: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
