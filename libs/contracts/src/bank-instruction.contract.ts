import { z } from 'zod';
import { instantSchema, institutionCodeSchema, moneySchema, textSchema } from './primitives.contract';
import { OUTCOME_RESULTS, bankReportSchema, restInstructionSchema } from './bank-protocol.contract';

/** Messages between orchestrator and dispatcher (contract.md 3; states of contract-details 3). */
export const INSTRUCTION_STATES = [
  'proposed', 'awaiting_routing', 'queued', 'sent', 'acknowledged', 'indeterminate',
  'held', 'partially_held', 'not_held', 'refused', 'done', 'cancelled',
] as const;

/** `BankInstructionRequested`: one order to one institution. What goes to the bank stands in `order`, the rest is for us. */
export const bankInstructionSchema = z.strictObject({
  instructionId: textSchema,
  institutionCode: institutionCodeSchema,
  accountRef: textSchema,
  requestId: textSchema.nullable(),
  unit: textSchema,
  layer: z.number().int().positive(),
  /** Sum of the transfers that it is to stop: the second key of a lane's order. */
  amount: moneySchema,
  /** The nearest running clock: the first key of a lane's order. */
  dueAt: instantSchema,
  /** Withdrawal of a stop: nothing is sent unless the stop may have reached the bank. */
  onlyIfTookEffect: z.boolean(),
  order: restInstructionSchema,
});

/** `InstructionPriorityRaised`, `InstructionFallbackAllowed` (escalation steps of a clock) and `InstructionSyncRequested`. */
export const instructionEscalationSchema = z.strictObject({ instructionId: textSchema, at: instantSchema });

/** `AccountFenceRaised`: nothing of the case on this account with a lower sequence may begin any more. */
export const accountFenceSchema = z.strictObject({
  caseId: textSchema, accountRef: textSchema, institutionCode: institutionCodeSchema, sequence: z.number().int().positive(), at: instantSchema,
});

export const attemptSchema = z.strictObject({
  attempt: z.number().int().positive(),
  /** Protocol that carried it, e.g. rest-v1. */
  channel: textSchema,
  sentAt: instantSchema,
  endedAt: instantSchema.nullable(),
  result: z.enum(['final', 'acknowledged', 'not_sent', 'maybe_sent', 'refused']).nullable(),
  httpStatus: z.number().int().nullable(),
  note: z.string().nullable(),
});

export const ATTENTION_TYPES = ['BankAnswerContradicted', 'BankAnswerUnknownCode', 'InstructionIndeterminate', 'BankRefusedAsMalformed', 'BankUnauthorised', 'AskFirst', 'ManualCall'] as const;

/** An outcome that is to supersede the recorded one: who entered it, and what a second person has to enter as well (contract-details 3). */
export const outcomeProposedSchema = z.strictObject({
  by: textSchema, at: instantSchema, result: z.enum(OUTCOME_RESULTS), code: z.string().nullable(), heldAmount: moneySchema.nullable(),
});

/** The dispatcher's complete view of one instruction; every event of bank.instruction.events.v1 carries it. The highest version wins. */
export const instructionSnapshotSchema = z.strictObject({
  instructionId: textSchema,
  caseId: textSchema,
  institutionCode: institutionCodeSchema,
  accountRef: textSchema,
  action: textSchema,
  sequence: z.number().int().positive(),
  state: z.enum(INSTRUCTION_STATES),
  version: z.number().int().positive(),
  attempts: z.array(attemptSchema),
  sentAt: instantSchema.nullable(),
  acknowledgedAt: instantSchema.nullable(),
  /** When the dispatcher recorded the final answer: decides the clocks. */
  recordedAt: instantSchema.nullable(),
  result: z.enum(OUTCOME_RESULTS).nullable(),
  /** The bank's own words, whole. */
  report: bankReportSchema.nullable(),
  attention: z.strictObject({ type: z.enum(ATTENTION_TYPES), detail: z.string(), at: instantSchema }).nullable(),
  /** Who recorded it, where a person did: the token's subject. */
  recordedBy: textSchema.nullable(),
  /** Left out by events older than the member. */
  outcomeProposed: outcomeProposedSchema.nullable().optional(),
});

export const INSTRUCTION_EVENT_TYPES = [
  'InstructionQueued', 'InstructionDispatched', 'InstructionAcknowledged', 'InstructionOutcomeRecorded', 'InstructionIndeterminate',
  'InstructionCancelled', 'InstructionAttemptFailed', 'InstructionAttentionRaised', 'InstructionOutcomeProposed',
] as const;

export type BankInstruction = z.infer<typeof bankInstructionSchema>;
export type InstructionEscalation = z.infer<typeof instructionEscalationSchema>;
export type AccountFence = z.infer<typeof accountFenceSchema>;
export type InstructionAttempt = z.infer<typeof attemptSchema>;
export type InstructionState = (typeof INSTRUCTION_STATES)[number];
export type OutcomeProposed = z.infer<typeof outcomeProposedSchema>;
export type InstructionSnapshot = z.infer<typeof instructionSnapshotSchema>;
export type InstructionEventType = (typeof INSTRUCTION_EVENT_TYPES)[number];
export type AttentionType = (typeof ATTENTION_TYPES)[number];
