/** One step of a trace that took time. Attributes are ids, codes and counts, never personal data. */
export interface Span {
  /** The app that took the step, under its name for the outside: `paystop-gateway`. */
  readonly service: string;
  readonly name: string;
  readonly kind: 'server' | 'client' | 'consumer';
  /** Hexadecimal, as in W3C Trace Context. */
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  /** Milliseconds of the Unix epoch, with fractions. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly failed: boolean;
}
