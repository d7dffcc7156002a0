import type { Dispatcher } from 'undici';
import type { HttpAnswer } from '../bank-connector';
import type { TransportFailure } from '../reading/bank-reading';

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  /** Path with the base's own path in front. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
}

export type Exchange = { readonly kind: 'answered'; readonly answer: HttpAnswer } | TransportFailure;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** One call. Never rejects: a failure says whether a byte may have left. */
export function exchange(line: Dispatcher, request: ExchangeRequest): Promise<Exchange> {
  return new Promise((resolve) => {
    const call = new Call(request.timeoutMs, resolve);
    const { method, path, headers, body } = request;
    try {
      line.dispatch({ method, path, headers: { ...headers }, body }, call);
    } catch (error) {
      call.onResponseError(undefined, error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/**
 * Whether anything may have left is known, not guessed from error codes: the client says so right before it writes to
 * the open connection. What fails earlier (refused, no such host, no connection in time) surely was not sent.
 */
class Call implements Dispatcher.DispatchHandler {
  private begun = false;
  private settled = false;
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: Headers = {};
  private readonly chunks: Buffer[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly timeoutMs: number,
    private readonly resolve: (exchange: Exchange) => void,
  ) {
    this.timer = setTimeout(() => this.giveUp(), timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.settled) controller.abort(new Error('given up before it began'));
    this.begun = !this.settled;
    this.controller = controller;
  }

  onResponseStart(_controller: unknown, status: number, headers: Headers): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const body = this.chunks.length === 1 ? this.chunks[0]?.toString('utf8') : Buffer.concat(this.chunks).toString('utf8');
    this.settle({ kind: 'answered', answer: { status: this.status, headers: single(this.headers), body: body ?? '' } });
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.settle({ kind: this.begun ? 'maybe_sent' : 'not_sent', note: reasonOf(error) });
  }

  private giveUp(): void {
    this.settle({ kind: this.begun ? 'maybe_sent' : 'not_sent', note: `${this.begun ? 'no answer' : 'no connection'} within ${this.timeoutMs} ms` });
    this.controller?.abort(new Error('timed out'));
  }

  private settle(result: Exchange): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.timer);
    this.resolve(result);
  }
}

function single(headers: Headers): HttpAnswer['headers'] {
  const retryAfter = headers['retry-after'];
  return { 'retry-after': Array.isArray(retryAfter) ? retryAfter[0] : retryAfter };
}

function reasonOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return `connection failed: ${code}`;
}
