import { generateSigningKey, importSigningKey, importVerificationKey, SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from '../keys/signature-keys';
import { signRequest } from './sign-request';
import { verifyRequest, type ReceivedRequest, type SignatureVerdict } from './verify-request';

const NOW = Date.parse('2026-11-24T02:00:00.400Z');
const URI = 'https://bank.example/instructions?x=1';
const BODY = Buffer.from('{"instructionId":"ins_1"}');

function setUp(algorithm: SignatureAlgorithm = 'ed25519') {
  const jwk = generateSigningKey(algorithm);
  const key = importSigningKey(jwk);
  const { d: _private, ...open } = jwk;
  const verification = importVerificationKey(open);
  return { key, keys: (keyId: string) => (keyId === key.keyId ? verification : undefined) };
}

function post(overrides: Partial<Parameters<typeof signRequest>[0]> = {}, algorithm: SignatureAlgorithm = 'ed25519') {
  const { key, keys } = setUp(algorithm);
  const headers = signRequest({ method: 'POST', targetUri: URI, body: BODY, idempotencyKey: 'ins_1', key, nowMs: NOW, ...overrides });
  const received: ReceivedRequest = { method: 'POST', targetUri: URI, headers, body: BODY, nowMs: NOW };
  return { received, keys, key };
}

const reason = (verdict: SignatureVerdict): string => (verdict.ok ? 'ok' : verdict.reason);

describe('signed requests', () => {
  it.each(SIGNATURE_ALGORITHMS)('are accepted with %s', (algorithm) => {
    const { received, keys, key } = post({}, algorithm);
    expect(verifyRequest(received, keys)).toEqual({ ok: true, keyId: key.keyId });
  });

  it('carry the headers of the contract', () => {
    const { received, key } = post();
    const created = Math.floor(NOW / 1000);
    expect(received.headers['signature-input']).toBe(
      `sig1=("@method" "@target-uri" "content-digest" "idempotency-key");created=${created};expires=${created + 300};keyid="${key.keyId}";alg="ed25519"`,
    );
    expect(received.headers['signature']).toMatch(/^sig1=:[A-Za-z0-9+/]{86}==:$/);
    expect(received.headers['content-digest']).toMatch(/^sha-256=:[A-Za-z0-9+/=]{44}:$/);
    expect(received.headers['idempotency-key']).toBe('ins_1');
  });

  it('cover only method and target for a GET', () => {
    const { key, keys } = setUp();
    const headers = signRequest({ method: 'GET', targetUri: URI, key, nowMs: NOW });
    expect(Object.keys(headers).sort()).toEqual(['signature', 'signature-input']);
    expect(verifyRequest({ method: 'GET', targetUri: URI, headers, nowMs: NOW }, keys).ok).toBe(true);
  });

  it.each<[string, Partial<ReceivedRequest>, string]>([
    ['another method', { method: 'PUT' }, 'signature_wrong'],
    ['another target', { targetUri: 'https://bank.example/instructions?x=2' }, 'signature_wrong'],
    ['another body', { body: Buffer.from('{"instructionId":"ins_2"}') }, 'digest_wrong'],
    ['no body', { body: Buffer.alloc(0) }, 'digest_wrong'],
    ['a later time', { nowMs: NOW + 301_000 }, 'created_too_old'],
    ['a much earlier time', { nowMs: NOW - 31_000 }, 'created_in_future'],
  ])('are refused with %s', (_name, change, expected) => {
    const { received, keys } = post();
    expect(reason(verifyRequest({ ...received, ...change }, keys))).toBe(expected);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['another idempotency key', { 'idempotency-key': 'ins_2' }, 'signature_wrong'],
    ['no idempotency key', { 'idempotency-key': undefined }, 'component_unusable'],
    ['another digest', { 'content-digest': `sha-256=:${Buffer.alloc(32).toString('base64')}:` }, 'digest_wrong'],
    ['a digest of no known kind', { 'content-digest': 'md5=:AAAA:' }, 'digest_wrong'],
    ['no digest', { 'content-digest': undefined }, 'digest_wrong'],
    ['no signature', { signature: undefined }, 'signature_missing'],
    ['no signature input', { 'signature-input': undefined }, 'signature_missing'],
    ['a garbled signature input', { 'signature-input': 'sig1=(("' }, 'signature_malformed'],
    ['a garbled signature', { signature: 'sig1=abc' }, 'signature_malformed'],
    ['a signature under another label', { signature: 'sig2=:AAAA:' }, 'signature_malformed'],
    ['an empty signature', { signature: 'sig1=::' }, 'signature_wrong'],
  ])('are refused with %s', (_name, change, expected) => {
    const { received, keys } = post();
    expect(reason(verifyRequest({ ...received, headers: { ...received.headers, ...change } }, keys))).toBe(expected);
  });

  it('are refused when the key is unknown', () => {
    expect(reason(verifyRequest(post().received, () => undefined))).toBe('key_unknown');
  });

  it('are refused when alg does not fit the key', () => {
    const { received, keys } = post();
    const headers = { ...received.headers, 'signature-input': String(received.headers['signature-input']).replace('"ed25519"', '"ecdsa-p256-sha256"') };
    expect(reason(verifyRequest({ ...received, headers }, keys))).toBe('algorithm_wrong');
  });

  it('are refused after expires, and accepted until then', () => {
    const { received, keys } = post({ lifetimeSeconds: 10 });
    expect(verifyRequest({ ...received, nowMs: NOW + 9_000 }, keys).ok).toBe(true);
    expect(reason(verifyRequest({ ...received, nowMs: NOW + 11_000 }, keys))).toBe('expired');
  });

  it.each([
    ['("@method" "@target-uri" "idempotency-key");created=CREATED;keyid="K"', 'components_missing'],
    ['("@method" "content-digest" "idempotency-key");created=CREATED;keyid="K"', 'components_missing'],
    ['("@method" "@target-uri" "content-digest" "idempotency-key");keyid="K"', 'created_missing'],
    ['("@method" "@target-uri" "content-digest" "idempotency-key");created=CREATED;expires=9999999999;keyid="K"', 'lifetime_too_long'],
    ['("@method" "@target-uri" "content-digest" "idempotency-key");created=CREATED;expires="x";keyid="K"', 'signature_malformed'],
    ['("@method" "@target-uri" "content-digest" "idempotency-key");created=CREATED', 'key_unknown'],
    ['("@method" "@target-uri" "content-digest" "idempotency-key" "@method");created=CREATED;keyid="K"', 'component_unusable'],
    ['("@method" "@target-uri" "content-digest" "idempotency-key" "@status");created=CREATED;keyid="K"', 'component_unusable'],
    ['("@method";req "@target-uri" "content-digest" "idempotency-key");created=CREATED;keyid="K"', 'component_unusable'],
  ])('are refused with %s', (input, expected) => {
    const { received, keys, key } = post();
    const signatureInput = `sig1=${input.replace('CREATED', String(Math.floor(NOW / 1000))).replace('"K"', `"${key.keyId}"`)}`;
    expect(reason(verifyRequest({ ...received, headers: { ...received.headers, 'signature-input': signatureInput } }, keys))).toBe(expected);
  });

  it('are accepted with components in another order, more of them, spaces, and a second label', () => {
    const { received, keys, key } = post();
    const created = Math.floor(NOW / 1000);
    const canonical = `("@target-uri" "idempotency-key" "content-digest" "@method" "content-type");keyid="${key.keyId}";created=${created}`;
    const headers: Record<string, string | readonly string[] | undefined> = { ...received.headers, 'content-type': 'application/json' };
    const base = [
      `"@target-uri": ${URI}`, '"idempotency-key": ins_1', `"content-digest": ${String(headers['content-digest'])}`, '"@method": POST', '"content-type": application/json',
      `"@signature-params": ${canonical}`,
    ].join('\n');
    const spaced = canonical.replace('("@target-uri" ', '( "@target-uri"   ').replace(';created', '; created');
    const signed = {
      ...headers,
      'signature-input': ['proxy=("@method");created=1;keyid="p"', `bank=${spaced}`],
      signature: `proxy=:AAAA:,  bank=:${key.sign(Buffer.from(base)).toString('base64')}:`,
    };
    expect(verifyRequest({ ...received, headers: signed }, keys)).toEqual({ ok: true, keyId: key.keyId });
  });
});
