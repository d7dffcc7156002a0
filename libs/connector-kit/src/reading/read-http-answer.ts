import type { BankReport } from '@paystop/contracts';
import type { Asked, HttpAnswer } from '../bank-connector';
import type { BankReading, NotSentCause } from './bank-reading';
import { retryAfterMs } from './retry-after';

/** What a 200 says, in the connector's own terms; undefined = unreadable. */
export type ReadBody = (body: string, instructionId: string) => BankReport | 'processing' | undefined;

/** Status codes that a bank gives to an order, as contract-details 3 reads them. */
const NOT_SENT: Readonly<Record<number, NotSentCause>> = { 401: 'unauthorised', 403: 'unauthorised', 404: 'misrouted', 405: 'misrouted', 429: 'busy', 503: 'busy' };
/** The request may have been handled although the bank, or a proxy before it, gave up on it. */
const MAYBE_SENT_4XX: ReadonlySet<number> = new Set([408, 425]);

/** Reads an HTTP answer; the connector only says what a 200 body means. */
export function readHttpAnswer(answer: HttpAnswer, asked: Asked, readBody: ReadBody): BankReading {
  return asked.kind === 'order' ? readOrderAnswer(answer, asked, readBody) : readInquiryAnswer(answer, asked, readBody);
}

function readOrderAnswer(answer: HttpAnswer, asked: Asked, readBody: ReadBody): BankReading {
  const { status } = answer;
  const cause = NOT_SENT[status];
  if (cause !== undefined) return { kind: 'not_sent', note: statusNote(status), retryAfterMs: retryAfterMs(answer.headers['retry-after'], asked.nowMs), cause };
  if (status === 200) return readFinal(answer.body, asked, readBody) ?? { kind: 'maybe_sent', note: 'the answer cannot be read' };
  if (status === 202) return { kind: 'acknowledged' };
  if (status === 409) return { kind: 'conflict', note: 'the bank has another body under this id' };
  if (status >= 400 && status < 500 && !MAYBE_SENT_4XX.has(status)) return { kind: 'refused', note: statusNote(status) };
  return { kind: 'maybe_sent', note: statusNote(status) };
}

function readInquiryAnswer(answer: HttpAnswer, asked: Asked, readBody: ReadBody): BankReading {
  const { status } = answer;
  if (status === 404) return { kind: 'never_received' };
  if (status === 202) return { kind: 'processing' };
  const read = status === 200 ? readFinal(answer.body, asked, readBody) : undefined;
  const note = status === 200 ? 'the answer cannot be read' : statusNote(status);
  return read ?? { kind: 'unanswered', note, retryAfterMs: retryAfterMs(answer.headers['retry-after'], asked.nowMs) };
}

function readFinal(body: string, asked: Asked, readBody: ReadBody): BankReading | undefined {
  const read = readBody(body, asked.instructionId);
  if (read === undefined) return undefined;
  return read === 'processing' ? { kind: 'processing' } : { kind: 'final', report: read };
}

function statusNote(status: number): string {
  return `HTTP ${status}`;
}
