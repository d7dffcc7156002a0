import type { BankReport } from '@paystop/contracts';
import { contentDigest, importSigningKey, signRequest, type SigningKey } from '@paystop/security';
import { request, type Dispatcher } from 'undici';
import { simulatorPrivateKey } from '../keys/toy-keys';

/** `proper`: as it should be; the others are what drills and attackers send. */
export type CallbackVariant = 'proper' | 'repeated' | 'contradicting' | 'unsigned' | 'forged' | 'wrong_digest' | 'expired';

export interface Sent {
  /** Null: the gateway could not be reached. */
  readonly httpStatus: number | null;
  readonly retryAfterMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;
const LONG_AGO_MS = 3_600_000;
const MS_PER_SECOND = 1_000;
/** A key that nobody has published: what a forger signs with. */
const FORGER = 'somebody-else:';

/** Carries reports to the gateway, signed by the bank (contract.md 4.1). */
export class Courier {
  private readonly keys = new Map<string, SigningKey>();

  constructor(
    private readonly gatewayUrl: string,
    private readonly dispatcher: Dispatcher,
  ) {}

  async send(bank: string, report: BankReport, variant: CallbackVariant): Promise<Sent> {
    const url = `${this.gatewayUrl}/api/v1/bank-callbacks/${bank}`;
    const body = JSON.stringify(report);
    const headers = { 'content-type': 'application/json', ...this.signature(bank, { url, body, instructionId: report.instructionId, variant }) };
    try {
      const answer = await request(url, { method: 'POST', headers, body, dispatcher: this.dispatcher, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
      await answer.body.dump();
      return { httpStatus: answer.statusCode, retryAfterMs: retryAfterMs(answer.headers['retry-after']) };
    } catch {
      return { httpStatus: null };
    }
  }

  private signature(bank: string, message: { url: string; body: string; instructionId: string; variant: CallbackVariant }): Record<string, string> {
    const { url, body, instructionId, variant } = message;
    if (variant === 'unsigned') return { 'idempotency-key': instructionId, 'content-digest': contentDigest(body) };
    const key = variant === 'forged' ? this.key(bank, FORGER) : this.key(bank);
    const nowMs = variant === 'expired' ? Date.now() - LONG_AGO_MS : Date.now();
    const signed = signRequest({ method: 'POST', targetUri: url, body, idempotencyKey: instructionId, key, nowMs });
    return variant === 'wrong_digest' ? { ...signed, 'content-digest': contentDigest(`${body} `) } : { ...signed };
  }

  private key(bank: string, seedPrefix?: string): SigningKey {
    const name = `${seedPrefix ?? ''}${bank}`;
    const known = this.keys.get(name);
    if (known !== undefined) return known;
    const key = importSigningKey(simulatorPrivateKey(bank, seedPrefix));
    this.keys.set(name, key);
    return key;
  }
}

function retryAfterMs(header: string | string[] | undefined): number | undefined {
  const seconds = Number(header);
  return Number.isFinite(seconds) && header !== undefined ? seconds * MS_PER_SECOND : undefined;
}
