import type { Logger } from '@paystop/ports';
import { runInBackground } from '../background';
import type { Span } from './span';
import type { SpanSink } from './tracing';

/** Sends spans by OTLP/HTTP in JSON (opentelemetry.io/docs/specs/otlp): batches, bounded memory, no retry: a trace may be lost, an app may not wait. */
export class OtlpExporter implements SpanSink {
  private spans: Span[] = [];
  private dropped = 0;
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();
  private complainedAtMs = Number.NEGATIVE_INFINITY;
  private readonly url: string;

  constructor(private readonly options: { readonly service: string; readonly endpoint: string; readonly logger: Logger }) {
    this.url = `${options.endpoint.replace(/\/+$/, '')}/v1/traces`;
  }

  add(span: Span): void {
    if (this.spans.length >= MOST_WAITING) {
      this.dropped += 1;
      return;
    }
    this.spans.push(span);
    if (this.spans.length >= BATCH) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), SEND_EVERY_MS).unref();
  }

  async close(): Promise<void> {
    this.flush();
    await this.sending;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = this.spans;
    this.spans = [];
    if (batch.length === 0) return;
    this.sending = this.sending.then(() => this.send(batch));
    runInBackground(this.sending, 'sending traces', this.options.logger);
  }

  private async send(batch: readonly Span[]): Promise<void> {
    try {
      const body = JSON.stringify(exportRequest(this.options.service, batch));
      const answer = await fetch(this.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: AbortSignal.timeout(SEND_LIMIT_MS) });
      await answer.body?.cancel();
      if (!answer.ok) this.lost(batch.length, `the receiver answered ${answer.status}`);
    } catch (error) {
      this.lost(batch.length, error instanceof Error ? error.message : String(error));
    }
  }

  private lost(count: number, reason: string): void {
    this.dropped += count;
    if (performance.now() - this.complainedAtMs < SAY_SO_EVERY_MS) return;
    this.complainedAtMs = performance.now();
    this.options.logger.warn('traces are lost', { url: this.url, spans: this.dropped, reason });
    this.dropped = 0;
  }
}

const BATCH = 512;
const MOST_WAITING = 8_192;
const SEND_EVERY_MS = 1_000;
const SEND_LIMIT_MS = 2_000;
const SAY_SO_EVERY_MS = 30_000;

const KINDS: Readonly<Record<Span['kind'], number>> = { server: 2, client: 3, consumer: 5 };
const STATUS_ERROR = 2;
const MICROSECONDS = 1_000;

function exportRequest(service: string, spans: readonly Span[]): object {
  const resource = { attributes: attributesOf({ 'service.name': service, 'service.namespace': 'paystop' }) };
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'paystop' }, spans: spans.map(otlpSpan) }] }] };
}

function otlpSpan({ traceId, spanId, parentSpanId, name, kind, startedAtMs, endedAtMs, attributes, failed }: Span): object {
  return {
    traceId, spanId, ...(parentSpanId === undefined ? {} : { parentSpanId }), name, kind: KINDS[kind],
    startTimeUnixNano: nanosOf(startedAtMs), endTimeUnixNano: nanosOf(endedAtMs), attributes: attributesOf(attributes), status: failed ? { code: STATUS_ERROR } : {},
  };
}

/** 64-bit numbers are texts in this JSON. */
function nanosOf(ms: number): string {
  return `${Math.round(ms * MICROSECONDS)}000`;
}

function attributesOf(attributes: Span['attributes']): object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: typeof value === 'string' ? { stringValue: value } : { intValue: String(Math.round(value)) } }));
}
