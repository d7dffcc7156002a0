import type { Institution } from '@paystop/contracts';
import { type SigningKey, signRequest } from '@paystop/security';
import { type Dispatcher, Pool } from 'undici';
import type { BankMessage, HttpConnector } from '../bank-connector';
import type { BankReading } from '../reading/bank-reading';
import { exchange } from './exchange';

export interface BankCall {
  readonly kind: 'order' | 'inquiry';
  readonly instructionId: string;
  /** The bytes of an order; an inquiry has none. */
  readonly body: string;
  readonly traceparent?: string | undefined;
}

export interface BankCallResult {
  readonly reading: BankReading;
  readonly httpStatus: number | null;
  readonly durationMs: number;
  /** Until then a bank may still accept the bytes that went out. */
  readonly signatureExpiresAtMs: number;
}

/** Told of every finished call: logs, spans and metrics hang here, so that connectors stay silent. */
export type CallObserver = (call: BankCall, result: BankCallResult) => void;

export interface BankLineOptions {
  readonly institution: Institution;
  readonly connector: HttpConnector;
  readonly signingKey: SigningKey;
  readonly now: () => number;
  readonly observe?: CallObserver;
  /** For tests; by default a pool of keep-alive connections of its own. */
  readonly dispatcher?: Dispatcher;
}

/** RFC 9421 signatures of ours live this long; a repeat gets a fresh one (contract.md 4.1). */
const SIGNATURE_SECONDS = 300;
const MS_PER_SECOND = 1_000;
/** A query may list 100,000 transactions; more than this is nobody's honest answer. */
const LARGEST_ANSWER_BYTES = 64 * 1_024 * 1_024;
/** Asking what became of an instruction must not wait for a free connection. */
const SPARE_CONNECTIONS = 2;

/** The wrapper around a connector: connections, signature, time limit, telling what surely was not sent from what may have been. */
export class BankLine {
  private readonly line: Dispatcher;
  private readonly origin: string;
  private readonly basePath: string;

  constructor(private readonly options: BankLineOptions) {
    const base = new URL(options.institution.baseUrl ?? 'http://0.0.0.0');
    this.origin = base.origin;
    this.basePath = base.pathname.endsWith('/') ? base.pathname.slice(0, -1) : base.pathname;
    this.line = options.dispatcher ?? openPool(base.origin, options.institution);
  }

  /** Makes the call. Never rejects. */
  async call(call: BankCall): Promise<BankCallResult> {
    const { connector, institution, now } = this.options;
    const startedAtMs = now();
    const message = call.kind === 'order' ? connector.order(call.instructionId, call.body) : connector.inquiry(call.instructionId);
    const path = `${this.basePath}${message.path}`;
    const result = await exchange(this.line, {
      method: message.method, path, body: message.body, timeoutMs: institution.timeoutMs, headers: this.headers(message, `${this.origin}${path}`, { traceparent: call.traceparent, nowMs: startedAtMs }),
    });
    const answered = result.kind === 'answered';
    const finished: BankCallResult = {
      reading: answered ? connector.readAnswer(result.answer, { kind: call.kind, instructionId: call.instructionId, nowMs: now() }) : failed(call, result),
      httpStatus: answered ? result.answer.status : null,
      durationMs: now() - startedAtMs,
      signatureExpiresAtMs: startedAtMs + SIGNATURE_SECONDS * MS_PER_SECOND,
    };
    this.options.observe?.(call, finished);
    return finished;
  }

  /** Lets calls under way finish. */
  close(): Promise<void> {
    return this.line.close();
  }

  /** Cuts what is under way: it may have reached the bank. */
  destroy(): Promise<void> {
    return this.line.destroy();
  }

  private headers(
    message: BankMessage, targetUri: string, { traceparent, nowMs }: { readonly traceparent: string | undefined; readonly nowMs: number },
  ): Record<string, string> {
    const signed = signRequest({
      method: message.method,
      targetUri,
      key: this.options.signingKey,
      nowMs,
      lifetimeSeconds: SIGNATURE_SECONDS,
      ...(message.body === null ? {} : { body: message.body }),
      ...(message.idempotencyKey === null ? {} : { idempotencyKey: message.idempotencyKey }),
    });
    return {
      accept: 'application/json',
      ...(message.contentType === null ? {} : { 'content-type': message.contentType }),
      ...(traceparent === undefined ? {} : { traceparent }),
      ...signed,
    };
  }
}

function openPool(origin: string, institution: Institution): Pool {
  return new Pool(origin, {
    connections: institution.maxInFlight + SPARE_CONNECTIONS,
    pipelining: 1,
    connect: { timeout: institution.timeoutMs },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: LARGEST_ANSWER_BYTES,
  });
}

function failed(call: BankCall, failure: { readonly kind: 'not_sent' | 'maybe_sent'; readonly note: string }): BankReading {
  if (call.kind === 'inquiry') return { kind: 'unanswered', note: failure.note, retryAfterMs: null };
  if (failure.kind === 'maybe_sent') return { kind: 'maybe_sent', note: failure.note };
  return { kind: 'not_sent', note: failure.note, retryAfterMs: null, cause: 'unreachable' };
}
