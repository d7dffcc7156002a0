import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';

export type TestAlgorithm = 'RS256' | 'ES256' | 'EdDSA';

interface TestKey {
  readonly kid: string;
  readonly algorithm: TestAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const makers: Readonly<Record<TestAlgorithm, () => { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>> = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
};

/** An OIDC issuer for tests: discovery and keys over HTTP, tokens on demand. */
export class TestIssuer {
  readonly keys: TestKey[] = [];
  fetches = 0;
  down = false;
  metadata: Record<string, unknown> = {};
  private server: Server | undefined;
  private address = '';

  get url(): string {
    return this.address;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      if (this.down) return response.writeHead(500).end();
      if (request.url === '/jwks') this.fetches += 1;
      const body = request.url === '/jwks' ? { keys: this.keys.map((key) => this.publicJwk(key)) } : { issuer: this.url, jwks_uri: `${this.url}/jwks`, ...this.metadata };
      return response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  addKey(algorithm: TestAlgorithm): TestKey {
    const key = { kid: `${algorithm}-${this.keys.length + 1}`, algorithm, ...makers[algorithm]() };
    this.keys.push(key);
    return key;
  }

  token(key: TestKey, claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const body = { iss: this.url, aud: 'paystop', sub: 'user:li', roles: ['officer'], unit: '440305012', iat: now, exp: now + 600, ...claims };
    const present = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    return new SignJWT(present).setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'at+jwt', ...header }).sign(key.privateKey);
  }

  private publicJwk(key: TestKey): object {
    return { ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: key.algorithm, use: 'sig' };
  }
}
