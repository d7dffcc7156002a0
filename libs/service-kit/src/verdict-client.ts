import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { problemAnswer } from '@paystop/http-kit';
import type { Logger } from '@paystop/ports';
import type { Pool } from 'undici';

export interface VerdictClientOptions {
  /** Base URL of the owner. */
  readonly url: string;
  readonly internalToken: string;
  /** Name of the owner, for logs and for the sentence of a 503. */
  readonly owner: string;
  readonly logger: Logger;
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 3_000;
const CONNECT_TIMEOUT_MS = 1_000;
const CONNECTIONS = 32;
/** Shorter than the server's, so that a connection is never used just as its other end closes it. */
const KEEP_ALIVE_MS = 30_000;
const RETRY_SECONDS = 2;
const OK = 200;
const INTERNAL_ERROR = 500;

/** Forwards decisions to the app that owns their object. Never throws: an owner that is away is an answer too. */
export class VerdictClient {
  private readonly timeoutMs: number;
  private pool: Promise<Pool> | undefined;

  constructor(private readonly options: VerdictClientOptions) {
    this.timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  async ask(request: VerdictRequest): Promise<VerdictAnswer> {
    try {
      return await this.call(request);
    } catch (error) {
      return this.unavailable(request, error);
    }
  }

  async close(): Promise<void> {
    await (await this.pool)?.destroy();
  }

  /** The HTTP client is loaded on first use: most apps only answer. */
  private async open(): Promise<Pool> {
    const { Pool: HttpPool } = await import('undici');
    return new HttpPool(this.options.url, { connections: CONNECTIONS, keepAliveTimeout: KEEP_ALIVE_MS, connect: { timeout: CONNECT_TIMEOUT_MS } });
  }

  private async call(request: VerdictRequest): Promise<VerdictAnswer> {
    const pool = await (this.pool ??= this.open());
    const response = await pool.request({
      method: 'POST',
      path: `/internal/verdicts/${encodeURIComponent(request.verdict)}`,
      headers: this.headers(request),
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(this.timeoutMs),
    });
    const body = (await response.body.json()) as VerdictAnswer;
    if (response.statusCode === OK) return body;
    if (response.statusCode === INTERNAL_ERROR) return problemAnswer('INTERNAL.ERROR', `${this.options.owner} could not handle this`);
    return this.unavailable(request, new Error(`answered ${response.statusCode}`));
  }

  private headers(request: VerdictRequest): Record<string, string> {
    const trace = request.traceparent === undefined ? {} : { traceparent: request.traceparent };
    return { 'content-type': 'application/json', authorization: `Bearer ${this.options.internalToken}`, ...trace };
  }

  private unavailable(request: VerdictRequest, error: unknown): VerdictAnswer {
    this.options.logger.warn('owner of a decision is away', { owner: this.options.owner, verdict: request.verdict, error });
    return problemAnswer('SERVICE.UNAVAILABLE', `${this.options.owner} does not answer; it is not known whether the decision was taken`, {
      retryAfterSeconds: RETRY_SECONDS,
    });
  }
}
