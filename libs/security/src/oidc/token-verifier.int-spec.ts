import { createHmac } from 'node:crypto';
import { silentLogger } from '@paystop/observability';
import { TestIssuer, type TestAlgorithm } from './test-issuer';
import type { TokenVerdict } from './token-verdict';
import { TokenVerifier, type TokenVerifierOptions } from './token-verifier';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const outcome = (verdict: TokenVerdict): string => (verdict.ok ? 'ok' : `${verdict.failure}: ${verdict.detail}`);
const seconds = (ahead: number): number => Math.floor(Date.now() / 1000) + ahead;

describe('access tokens', () => {
  let issuer: TestIssuer;
  beforeEach(async () => {
    issuer = new TestIssuer();
    await issuer.start();
  });
  afterEach(() => issuer.stop());

  const verifier = (options: Partial<TokenVerifierOptions> = {}): TokenVerifier =>
    new TokenVerifier({ issuer: issuer.url, audience: 'paystop', logger: silentLogger, ...options });

  it.each<TestAlgorithm>(['RS256', 'ES256', 'EdDSA'])('signed with %s are taken, and known from then on', async (algorithm) => {
    const token = await issuer.token(issuer.addKey(algorithm), { name: '李', officer_id: 'P440305-0117', exp: 4_000_000_000 });
    const checks = verifier();
    expect(checks.known(token)).toBeUndefined();
    const principal = { subject: 'user:li', name: '李', roles: ['officer'], unit: '440305012', officerId: 'P440305-0117', expiresAt: 4_000_000_000 };
    expect(await checks.verify(token)).toEqual({ ok: true, principal });
    expect(checks.known(token)).toEqual(principal);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'another issuer'],
    ['for another audience', { aud: ['other'] }, 'another audience'],
    ['that expired', { exp: seconds(-31) }, 'has expired'],
    ['not valid yet', { nbf: seconds(60) }, 'not valid yet'],
    ['without an end', { exp: undefined }, 'no exp'],
    ['without a subject', { sub: undefined }, 'no sub'],
    ['with an empty subject', { sub: '' }, 'no sub'],
    ['without roles', { roles: undefined }, 'no role'],
    ['with unknown roles only', { roles: ['root'] }, 'no role'],
    ['of a person without a unit', { unit: undefined }, 'unit'],
    ['with a unit of five digits', { unit: '44030' }, 'unit'],
    ['of an institution without a code', { roles: ['institution'], unit: undefined }, 'institution'],
  ])('%s are refused', async (_name, claims, detail) => {
    const token = await issuer.token(issuer.addKey('ES256'), claims);
    expect(outcome(await verifier().verify(token))).toMatch(new RegExp(`^invalid: .*${detail}`));
  });

  it('are taken within the clock skew and with several audiences', async () => {
    const token = await issuer.token(issuer.addKey('ES256'), { exp: seconds(-20), nbf: seconds(20), aud: ['x', 'paystop'] });
    expect(outcome(await verifier().verify(token))).toBe('ok');
  });

  it('of an institution carry its code and no unit', async () => {
    const token = await issuer.token(issuer.addKey('ES256'), { roles: ['institution', 'root'], unit: undefined, institution: 'CMB', sub: 'bank:cmb' });
    expect(await verifier().verify(token)).toMatchObject({ ok: true, principal: { roles: ['institution'], unit: '', institution: 'CMB' } });
  });

  it('with a changed byte, no signature, or alg none are refused', async () => {
    const key = issuer.addKey('ES256');
    const [head = '', body = '', signature = ''] = (await issuer.token(key)).split('.');
    const other = part({ iss: issuer.url, aud: 'paystop', sub: 'user:li', roles: ['admin'], unit: '4403', exp: seconds(60) });
    const none = part({ alg: 'none', kid: key.kid });
    const checks = verifier();
    for (const forged of [`${head}.${other}.${signature}`, `${head}.${body}.`, `${none}.${body}.`, `${none}.${body}.${signature}`, `${head}.${body}`, 'x', '', '..']) {
      expect(outcome(await checks.verify(forged))).toMatch(/^invalid: /);
    }
  });

  it('made by mistaking a public key for a shared secret are refused', async () => {
    const key = issuer.addKey('RS256');
    const secret = key.publicKey.export({ format: 'pem', type: 'spki' });
    for (const alg of ['HS256', 'RS256', 'ES256']) {
      const text = `${part({ alg, kid: key.kid })}.${part({ iss: issuer.url, aud: 'paystop', sub: 'x', roles: ['admin'], unit: '4403', exp: seconds(60) })}`;
      const forged = `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
      expect(outcome(await verifier().verify(forged))).toMatch(/^invalid: /);
    }
  });

  it('that are no access tokens are refused', async () => {
    expect(outcome(await verifier().verify(await issuer.token(issuer.addKey('ES256'), {}, { typ: 'logout+jwt' })))).toBe('invalid: the token is not an access token');
  });

  it('signed with a key that the issuer adds later are taken after one more fetch, a made-up key id does not fetch again and again', async () => {
    const checks = verifier({ refetchAfterMs: 50 });
    expect(outcome(await checks.verify(await issuer.token(issuer.addKey('ES256'))))).toBe('ok');
    const rotated = issuer.addKey('EdDSA');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(outcome(await checks.verify(await issuer.token(rotated)))).toBe('ok');
    expect(issuer.fetches).toBe(2);
    const forged = await Promise.all(Array.from({ length: 20 }, (_, index) => issuer.token(rotated, {}, { kid: `no-${index}` })));
    const verdicts = await Promise.all(forged.map((token) => checks.verify(token)));
    expect(verdicts.map(outcome).every((text) => text.startsWith('invalid: '))).toBe(true);
    expect(issuer.fetches).toBeLessThanOrEqual(3);
  });

  it('cannot be judged while the issuer is away, but those seen before and keys known go on', async () => {
    const key = issuer.addKey('ES256');
    const [seen, unseen] = [await issuer.token(key, { sub: 'a' }), await issuer.token(key, { sub: 'b' })];
    const checks = verifier({ refetchAfterMs: 0 });
    issuer.down = true;
    expect(await checks.ready()).toBe(false);
    expect(outcome(await checks.verify(seen))).toMatch(/^unavailable: /);
    issuer.down = false;
    expect(outcome(await checks.verify(seen))).toBe('ok');
    expect(await checks.ready()).toBe(true);
    issuer.down = true;
    expect(outcome(await checks.verify(seen))).toBe('ok');
    expect(outcome(await checks.verify(unseen))).toBe('ok');
    expect(outcome(await checks.verify(await issuer.token(issuer.addKey('EdDSA'))))).toMatch(/^unavailable: /);
  });

  it('are not trusted when the discovery document names another issuer', async () => {
    issuer.metadata = { issuer: 'https://elsewhere.example' };
    expect(outcome(await verifier().verify(await issuer.token(issuer.addKey('ES256'))))).toMatch(/^unavailable: /);
  });

  it('are forgotten at their end, and the oldest when there are too many', async () => {
    const key = issuer.addKey('EdDSA');
    let now = Date.now();
    const checks = verifier({ nowMs: () => now, cacheSize: 2 });
    const tokens = await Promise.all(['a', 'b', 'c'].map((sub) => issuer.token(key, { sub })));
    for (const token of tokens) await checks.verify(token);
    expect(tokens.map((token) => checks.known(token)?.subject)).toEqual([undefined, 'b', 'c']);
    now += 629_000;
    expect(checks.known(tokens[1] ?? '')?.subject).toBe('b');
    now += 2_000;
    expect(checks.known(tokens[1] ?? '')).toBeUndefined();
    expect(outcome(await checks.verify(tokens[1] ?? ''))).toBe('invalid: the token has expired');
  });
});
