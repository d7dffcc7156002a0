import fc from 'fast-check';
import { generateSigningKey, importSigningKey, importVerificationKey } from '../keys/signature-keys';
import { signRequest } from './sign-request';
import { verifyRequest, type ReceivedRequest } from './verify-request';

const KEY = importSigningKey(generateSigningKey());
const KEYS = (keyId: string) => (keyId === KEY.keyId ? importVerificationKey(KEY.publicJwk) : undefined);
const NOW = Date.parse('2026-11-24T02:00:00Z');

const path = fc.webPath().map((value) => `https://bank.example${value}/instructions`);
const message = fc.record({ body: fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)), targetUri: path, idempotencyKey: fc.uuid() });

function sign({ body, targetUri, idempotencyKey }: { body: Buffer; targetUri: string; idempotencyKey: string }): ReceivedRequest {
  const headers = signRequest({ method: 'POST', targetUri, body, idempotencyKey, key: KEY, nowMs: NOW });
  return { method: 'POST', targetUri, headers, body, nowMs: NOW };
}

describe('signed requests, whatever they carry', () => {
  it('are accepted as they were signed, at any time of their life', () => {
    fc.assert(
      fc.property(message, fc.integer({ min: 0, max: 300_000 }), (content, age) => {
        expect(verifyRequest({ ...sign(content), nowMs: NOW + age }, KEYS).ok).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('are refused after any change of one bit of the body', () => {
    fc.assert(
      fc.property(message, fc.nat(), (content, where) => {
        const received = sign(content);
        const body = Buffer.from(content.body);
        const bit = where % (body.length * 8);
        body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verifyRequest({ ...received, body }, KEYS).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('are refused after any change of one character of what is covered or of the signature', () => {
    const covered = ['signature', 'signature-input', 'content-digest', 'idempotency-key'];
    fc.assert(
      fc.property(message, fc.constantFrom(...covered), fc.nat(), (content, header, where) => {
        const received = sign(content);
        const value = String(received.headers[header]);
        const at = where % value.length;
        const changed = `${value.slice(0, at)}${value[at] === 'x' ? 'y' : 'x'}${value.slice(at + 1)}`;
        // The padding bits of base64 carry nothing: only another decoded value is another signature.
        fc.pre(!value.endsWith('=:') || at < value.length - 4);
        expect(verifyRequest({ ...received, headers: { ...received.headers, [header]: changed } }, KEYS).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('never make the check throw, whatever the headers say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (input, signature, digest) => {
        const headers = { 'signature-input': input, signature, 'content-digest': digest, 'idempotency-key': 'k' };
        expect(verifyRequest({ method: 'POST', targetUri: 'https://bank.example/', headers, body: Buffer.from('x'), nowMs: NOW }, KEYS).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
