import type { BankInstruction } from '@paystop/contracts';
import { type Instant, invariant, parseInstant } from '@paystop/kernel';
import { type LaneInstruction, type Transition, quietly } from '../../instruction/lane-instruction';
import { type Channel, toPerson } from '../../instruction/channel';

/** The first row of an instruction; on a person's channel it asks for one at once. */
export function newInstruction(ordered: BankInstruction, way: { readonly channel: Channel; readonly body: string; readonly traceparent: string | undefined }, now: Instant): Transition {
  const { order } = ordered;
  const dueAt = parseInstant(ordered.dueAt);
  invariant(dueAt !== undefined, 'a validated instant is an instant');
  const row: LaneInstruction = {
    instructionId: ordered.instructionId, caseId: order.caseId, requestId: ordered.requestId, accountRef: ordered.accountRef,
    institutionCode: ordered.institutionCode, unit: ordered.unit, action: order.action, sequence: order.sequence,
    originalInstructionId: order.originalInstructionId, onlyIfTookEffect: ordered.onlyIfTookEffect, dueAt, amountMinor: ordered.amount.amountMinor,
    body: way.body, traceparent: way.traceparent ?? null,
    state: 'queued', step: 'send', channel: way.channel.protocol, raised: false, nextAttemptAt: now, version: 1, revision: 1,
    attempts: [], failures: 0, unanswered: 0, fallbackAllowed: false, signatureExpiresAt: null, sentAt: null, acknowledgedAt: null, recordedAt: null,
    result: null, report: null, attention: null, recordedBy: null, proposal: null, setAside: [],
  };
  return way.channel.person ? toPerson(row, way.channel, now) : quietly(row, {});
}
