import type { BankReading } from '@paystop/connector-kit';
import type { BankReport } from '@paystop/contracts';
import type { InquiryContext } from '../instruction/inquiry-answer';
import type { LaneInstruction } from '../instruction/lane-instruction';
import type { CallEnd } from '../instruction/order-answer';

export const NOW = '2026-11-23T06:00:00.000Z';

const ATTEMPT = { attempt: 1, channel: 'rest-v1', sentAt: NOW, endedAt: null, result: null, httpStatus: null, note: null };

export function laneInstruction(over: Partial<LaneInstruction> = {}): LaneInstruction {
  return {
    instructionId: 'ins_1', caseId: 'case_1', requestId: null, accountRef: 'acc_1', institutionCode: 'CMB', unit: '440305', action: 'stop', sequence: 1,
    originalInstructionId: null, onlyIfTookEffect: false, dueAt: NOW, amountMinor: '500', body: '{}', traceparent: null,
    state: 'queued', step: 'send', channel: 'rest-v1', raised: false, nextAttemptAt: NOW, version: 1, revision: 1,
    attempts: [], failures: 0, unanswered: 0, fallbackAllowed: false, signatureExpiresAt: null, sentAt: null, acknowledgedAt: null, recordedAt: null,
    result: null, report: null, attention: null, recordedBy: null, proposal: null, setAside: [],
    ...over,
  };
}

export function report(over: Partial<BankReport> = {}): BankReport {
  return { instructionId: 'ins_1', status: 'final', result: 'held', code: '0000', heldAmount: { amountMinor: '500', currency: 'CNY' }, ...over };
}

export const CONTEXT: InquiryContext = {
  now: NOW, chance: 0.5, fence: 0, fallbackProtocol: undefined,
  rules: { retry: { firstMs: 1_000, factor: 2, maxMs: 30_000, jitter: 0.2 }, sync: { firstMs: 5_000, factor: 2, maxMs: 60_000, jitter: 0 }, answerWithinMs: 120_000 },
};

export function callEnd(reading: BankReading, httpStatus: number | null = 200): CallEnd {
  return { reading, httpStatus, signatureExpiresAtMs: Date.parse(NOW) + 300_000 };
}

/** Every place that an instruction can be in: what the lane does next, and what is told of it. */
export const PLACES: Readonly<Record<string, LaneInstruction>> = {
  queued: laneInstruction(),
  'being sent': laneInstruction({ step: 'sending', attempts: [ATTEMPT] }),
  sent: laneInstruction({ state: 'sent', step: 'sending', attempts: [ATTEMPT], sentAt: NOW, version: 2 }),
  acknowledged: laneInstruction({ state: 'acknowledged', step: 'sync', attempts: [{ ...ATTEMPT, endedAt: NOW, result: 'acknowledged' }], sentAt: NOW, acknowledgedAt: NOW, version: 3 }),
  indeterminate: laneInstruction({ state: 'indeterminate', step: 'sync', attempts: [{ ...ATTEMPT, endedAt: NOW, result: 'maybe_sent' }], sentAt: NOW, version: 3 }),
  "a person's": laneInstruction({ step: 'person', channel: 'manual', version: 2 }),
  held: laneInstruction({ state: 'held', step: 'none', result: 'held', report: report(), sentAt: NOW, recordedAt: NOW, version: 3 }),
  refused: laneInstruction({ state: 'refused', step: 'none', result: 'refused', report: report({ result: 'refused', code: '0300', heldAmount: null }), recordedAt: NOW, version: 3 }),
  cancelled: laneInstruction({ state: 'cancelled', step: 'none', recordedAt: NOW, version: 2 }),
};

export const READINGS: Readonly<Record<BankReading['kind'], BankReading>> = {
  final: { kind: 'final', report: report() },
  acknowledged: { kind: 'acknowledged' },
  processing: { kind: 'processing' },
  never_received: { kind: 'never_received' },
  refused: { kind: 'refused', note: 'HTTP 422' },
  not_sent: { kind: 'not_sent', note: 'connection refused', retryAfterMs: null, cause: 'unreachable' },
  maybe_sent: { kind: 'maybe_sent', note: 'no answer' },
  conflict: { kind: 'conflict', note: 'another body' },
  unanswered: { kind: 'unanswered', note: 'HTTP 500', retryAfterMs: null },
};
