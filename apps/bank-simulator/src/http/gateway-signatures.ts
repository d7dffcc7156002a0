import { type VerificationKey, importVerificationKey, verifyRequest } from '@paystop/security';
import { request } from 'undici';
import type { CallerCheck, CallerMessage, Complaint } from './bank-counter';

const KEYS_TIMEOUT_MS = 3_000;
/** An unknown key id makes us look again, but not more often than this. */
const REFETCH_AFTER_MS = 1_000;
const UNAUTHORISED = 401;
const UNAVAILABLE = 503;

/** Verifies PayStop's signatures with the keys that its gateway publishes; they are read once, and again for a key id that is new. */
export class GatewaySignatures implements CallerCheck {
  private keys = new Map<string, VerificationKey>();
  private fetchedAtMs = -Infinity;
  private fetching: Promise<boolean> | undefined;

  /** @param ownUrl how PayStop addresses this simulator: the beginning of every signed target. */
  constructor(
    private readonly gatewayUrl: string,
    private readonly ownUrl: string,
  ) {}

  async complaint(message: CallerMessage): Promise<Complaint | undefined> {
    const first = this.verify(message);
    if (first.ok) return undefined;
    if (first.reason !== 'key_unknown') return { status: UNAUTHORISED, detail: first.reason };
    if (!(await this.readKeys())) return { status: UNAVAILABLE, detail: "the caller's public keys cannot be read", retryAfter: '1' };
    const second = this.verify(message);
    return second.ok ? undefined : { status: UNAUTHORISED, detail: second.reason };
  }

  private verify({ method, path, headers, body }: CallerMessage) {
    const received = { method, targetUri: this.ownUrl + path, headers, nowMs: Date.now() };
    return verifyRequest(body === undefined ? received : { ...received, body }, (keyId) => this.keys.get(keyId));
  }

  /** @returns false when the gateway does not give its keys. */
  private readKeys(): Promise<boolean> {
    if (Date.now() - this.fetchedAtMs < REFETCH_AFTER_MS) return Promise.resolve(true);
    this.fetching ??= this.fetchKeys().finally(() => {
      this.fetching = undefined;
    });
    return this.fetching;
  }

  private async fetchKeys(): Promise<boolean> {
    try {
      const answer = await request(`${this.gatewayUrl}/.well-known/jwks.json`, { headersTimeout: KEYS_TIMEOUT_MS, bodyTimeout: KEYS_TIMEOUT_MS });
      const set = (await answer.body.json()) as { keys?: unknown[] };
      this.keys = new Map((set.keys ?? []).map((jwk) => importVerificationKey(jwk)).map((key) => [key.keyId, key]));
      this.fetchedAtMs = Date.now();
      return true;
    } catch {
      return false;
    }
  }
}
