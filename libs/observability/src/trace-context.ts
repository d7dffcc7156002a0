import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';

/** A position in a distributed trace as W3C Trace Context writes it. */
export interface TraceContext {
  /** 32 hexadecimal digits; the same from the officer's tap to the bank's answer. */
  readonly traceId: string;
  /** 16 hexadecimal digits: the step that the message comes from. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const CURRENT_VERSION = '00';
const INVALID_VERSION = 'ff';
const NO_TRACE = '0'.repeat(32);
const NO_SPAN = '0'.repeat(16);
const SAMPLED_FLAG = 1;
const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
const RANDOM_POOL_BYTES = 4_096;

const storage = new AsyncLocalStorage<string>();

/** @returns the position, or undefined for a header that the standard calls invalid. Later versions are read as far as known. */
export function parseTraceparent(header: string | undefined): TraceContext | undefined {
  const match = header === undefined ? null : TRACEPARENT.exec(header.trim());
  if (match === null) return undefined;
  const [, version = '', traceId = '', spanId = '', flags = '', rest] = match;
  if (version === INVALID_VERSION || traceId === NO_TRACE || spanId === NO_SPAN) return undefined;
  if (version === CURRENT_VERSION && rest !== undefined) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & SAMPLED_FLAG) === SAMPLED_FLAG };
}

export function formatTraceparent(trace: TraceContext): string {
  return `${CURRENT_VERSION}-${trace.traceId}-${trace.spanId}-${trace.sampled ? '01' : '00'}`;
}

export function newTrace(): TraceContext {
  return { traceId: randomHex(TRACE_ID_BYTES), spanId: randomHex(SPAN_ID_BYTES), sampled: true };
}

/** The next step of the same trace. */
export function childTrace(parent: TraceContext): TraceContext {
  return { ...parent, spanId: randomHex(SPAN_ID_BYTES) };
}

/** A header for work that a received message starts: its trace goes on, or a new one begins. */
export function traceparentOrNew(received: string | undefined): string {
  const parent = parseTraceparent(received);
  return formatTraceparent(parent === undefined ? newTrace() : childTrace(parent));
}

/** Runs `work` so that logs and messages made inside carry this trace. Undefined runs it as it is. */
export function withTrace<T>(traceparent: string | undefined, work: () => T): T {
  return traceparent === undefined ? work() : storage.run(traceparent, work);
}

/** The traceparent of the work that is running, if it runs in a trace. */
export function currentTraceparent(): string | undefined {
  return storage.getStore();
}

/** Random bytes fetched ahead: one call for hundreds of ids instead of one per id. */
const pool = Buffer.alloc(RANDOM_POOL_BYTES);
let used = RANDOM_POOL_BYTES;

function randomHex(bytes: number): string {
  if (used + bytes > RANDOM_POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const hex = pool.toString('hex', used, used + bytes);
  used += bytes;
  return /[^0]/.test(hex) ? hex : randomHex(bytes);
}
