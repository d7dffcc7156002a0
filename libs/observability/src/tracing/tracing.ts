import type { Logger } from '@paystop/ports';
import { childTrace, parseTraceparent } from '../trace-context';
import type { Span } from './span';

/** Takes finished spans; never throws, never waits. */
export interface SpanSink {
  add(span: Span): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** One an app: several apps may share a process. Empty unless tracing was asked for, so that a span costs one look-up. */
const sinks = new Map<string, SpanSink>();

export interface TracingOptions {
  readonly service: string;
  /** OTEL_EXPORTER_OTLP_ENDPOINT: base address of an OTLP/HTTP receiver; undefined = no tracing. */
  readonly endpoint: string | undefined;
  readonly logger: Logger;
}

/** Begins to send an app's spans; what it takes is loaded only when an address is given. @returns what ends it. */
export async function startTracing({ service, endpoint, logger }: TracingOptions): Promise<{ stop(): Promise<void> }> {
  if (endpoint === undefined) return { stop: async () => {} };
  const { OtlpExporter } = await import('./otlp-exporter');
  const sink = new OtlpExporter({ service, endpoint, logger });
  sinks.set(service, sink);
  return {
    stop: async () => {
      sinks.delete(service);
      await sink.close();
    },
  };
}

export function isTracing(service: string): boolean {
  return sinks.has(service);
}

export function recordSpan(span: Span): void {
  sinks.get(span.service)?.add(span);
}

export type ChildSpan = Omit<Span, 'traceId' | 'spanId' | 'parentSpanId'>;

/** Records a step below the one that a traceparent names; nothing for a header that names none or is not sampled. */
export function recordChildSpan(traceparent: string | undefined, span: ChildSpan): void {
  if (!sinks.has(span.service)) return;
  const parent = parseTraceparent(traceparent);
  if (parent === undefined || !parent.sampled) return;
  const { traceId, spanId } = childTrace(parent);
  recordSpan({ ...span, traceId, spanId, parentSpanId: parent.spanId });
}

/** Now, finer than a millisecond. */
export function spanClock(): number {
  return performance.timeOrigin + performance.now();
}
