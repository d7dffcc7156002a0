import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BankReport, RestInstruction } from '@paystop/contracts';
import { generateSigningKey, importSigningKey, importVerificationKey, publicJwks, signRequest, verifyRequest } from '@paystop/security';
import { simulatorPublicKeys } from '../keys/toy-keys';

export interface ReceivedCallback {
  readonly bank: string;
  readonly report: BankReport;
  /** `ok`, or why the signature does not hold. */
  readonly signature: string;
  readonly idempotencyKey: string | undefined;
}

export interface Sending {
  readonly idempotencyKey?: string;
  readonly body?: string;
  readonly unsigned?: boolean;
  readonly signalMs?: number;
}

/** The other side of the protocol: publishes keys, sends signed instructions, takes callbacks. */
export class StubGateway {
  readonly callbacks: ReceivedCallback[] = [];
  /** Statuses for the next callbacks; 204 when none is left. */
  readonly statuses: number[] = [];
  private key = importSigningKey(generateSigningKey());
  private readonly server = createServer((request, response) => {
    void this.answer(request).then((status) => response.writeHead(status, { 'content-type': 'application/json' }).end(status === 200 ? JSON.stringify(publicJwks([this.key])) : undefined));
  });

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  start(): Promise<this> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', () => resolve(this)));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  rotateKey(): void {
    this.key = importSigningKey(generateSigningKey());
  }

  async send(bankUrl: string, instruction: RestInstruction, how: Sending = {}): Promise<Response> {
    const url = `${bankUrl}/instructions`;
    const body = how.body ?? JSON.stringify(instruction);
    const idempotencyKey = how.idempotencyKey ?? instruction.instructionId;
    const signature = how.unsigned === true ? { 'idempotency-key': idempotencyKey }
      : signRequest({ method: 'POST', targetUri: url, body, idempotencyKey, key: this.key, nowMs: Date.now() });
    return fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...signature }, signal: AbortSignal.timeout(how.signalMs ?? 3_000) });
  }

  async ask(bankUrl: string, instructionId: string): Promise<Response> {
    const url = `${bankUrl}/instructions/${instructionId}`;
    const signature = signRequest({ method: 'GET', targetUri: url, key: this.key, nowMs: Date.now() });
    return fetch(url, { headers: { ...signature }, signal: AbortSignal.timeout(3_000) });
  }

  private async answer(request: IncomingMessage): Promise<number> {
    if (request.url === '/.well-known/jwks.json') return 200;
    const body = Buffer.concat(await request.toArray() as Buffer[]);
    const bank = /^\/api\/v1\/bank-callbacks\/([A-Z]+)$/.exec(request.url ?? '')?.[1];
    if (bank === undefined) return 404;
    const keys = new Map(simulatorPublicKeys(bank).map((jwk) => [jwk.kid, importVerificationKey(jwk)]));
    const verdict = verifyRequest({ method: 'POST', targetUri: this.url + (request.url ?? ''), headers: request.headers, body, nowMs: Date.now() }, (kid) => keys.get(kid));
    const idempotencyKey = request.headers['idempotency-key'];
    this.callbacks.push({
      bank, report: JSON.parse(body.toString()) as BankReport, signature: verdict.ok ? 'ok' : verdict.reason,
      idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : undefined,
    });
    return verdict.ok ? (this.statuses.shift() ?? 204) : 401;
  }
}
