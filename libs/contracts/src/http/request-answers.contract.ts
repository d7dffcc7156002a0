import { z } from 'zod';
import { INSTRUCTION_STATES, attemptSchema, outcomeProposedSchema } from '../bank-instruction.contract';
import { INSTRUCTION_ACTIONS } from '../bank-protocol.contract';
import { instantSchema, institutionCodeSchema, moneySchema, unitSchema } from '../primitives.contract';

const requestWarningSchema = z.looseObject({ path: z.string(), message: z.string(), code: z.string().optional() });

/** 202 of POST /stop-payment-requests: durably stored, whatever happens next (contract.md 2). */
export const acceptedRequestSchema = z.looseObject({
  requestId: z.string(),
  status: z.literal('received'),
  reportedAt: instantSchema,
  receivedAt: instantSchema,
  clocks: z.array(z.looseObject({ name: z.string(), dueAt: instantSchema })),
  warnings: z.array(requestWarningSchema),
});

export const clockViewSchema = z.looseObject({
  name: z.string(),
  dueAt: instantSchema,
  state: z.enum(['running', 'at_risk', 'met', 'breached']),
  decidedAt: instantSchema.nullable(),
});

/** One target account of a request with its three truths: received, accepted by the bank, held. */
export const stopViewSchema = z.looseObject({
  /** Null for an onward stop. */
  transferId: z.string().nullable(),
  /** Null until the case is opened. */
  instructionId: z.string().nullable(),
  institutionCode: institutionCodeSchema.nullable(),
  /** Masked. */
  account: z.string(),
  layer: z.number().int().positive(),
  reachedFrom: z.string().nullable(),
  state: z.enum(INSTRUCTION_STATES),
  code: z.string().nullable(),
  remark: z.string().nullable(),
  heldAmount: moneySchema.nullable(),
  sentAt: instantSchema.nullable(),
  acknowledgedAt: instantSchema.nullable(),
  stoppedAt: instantSchema.nullable(),
  holdId: z.string().nullable(),
  holdExpiresAt: instantSchema.nullable(),
  attention: z.boolean(),
  clocks: z.array(clockViewSchema),
  version: z.number().int().nonnegative(),
});

export const requestViewSchema = z.looseObject({
  requestId: z.string(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  status: z.enum(['received', 'in_progress', 'completed']),
  unit: unitSchema,
  reportedAt: instantSchema,
  receivedAt: instantSchema,
  fraudType: z.string(),
  clocks: z.array(clockViewSchema),
  stops: z.array(stopViewSchema),
  interceptedAmount: moneySchema,
  papers: z.looseObject({ state: z.enum(['not_owed', 'owed', 'overdue', 'settled']), dueAt: instantSchema.nullable(), missing: z.array(z.string()).describe('Kinds of papers that are still owed, each as often as it is missing.') }),
  attachments: z.array(z.string()),
  warnings: z.array(requestWarningSchema),
  conflictsWith: z.string().nullable(),
  version: z.number().int().nonnegative(),
});

export const instructionViewSchema = z.looseObject({
  instructionId: z.string(),
  action: z.enum(INSTRUCTION_ACTIONS),
  sequence: z.number().int().positive(),
  institutionCode: institutionCodeSchema.nullable(),
  /** Masked; whole for the institution itself. */
  account: z.string(),
  layer: z.number().int().positive(),
  state: z.enum(INSTRUCTION_STATES),
  code: z.string().nullable(),
  attempts: z.array(attemptSchema),
  /** The instruction whose answer showed the account; null for a first receiving account. */
  reachedFrom: z.string().nullable(),
  /** While the bank contradicts itself: the superseding outcome that waits for its second person. */
  outcomeProposed: outcomeProposedSchema.nullable().optional(),
  /** Held money that is this case's: never more than was traced there and not seen leaving. */
  interceptedAmount: moneySchema.nullable().optional(),
  /** Of an onward stop: when a bank's answer showed the account, its own clocks, and why it waits for an operator. */
  discoveredAt: instantSchema.optional(),
  clocks: z.array(clockViewSchema).optional(),
  proposedBecause: z.string().nullable().optional(),
  version: z.number().int().nonnegative(),
});

export const attachmentSchema = z.looseObject({
  attachmentId: z.string(),
  kind: z.enum(['police_id', 'application_form', 'legal_document', 'evidence']),
  sha256: z.string(),
  size: z.number().int(),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']),
});
