import { z } from 'zod';
import { instantSchema, institutionCodeSchema, moneySchema } from '../primitives.contract';

/** Holds, freezes and objections as the outside sees them (contract.md 2; contract-details 7). */
export const HOLD_STATES = ['active', 'extended', 'frozen', 'released', 'lapsed'] as const;
export const FREEZE_STATES = [
  'proposed', 'rejected', 'approved', 'sent', 'indeterminate', 'active', 'renewed', 'queued', 'refused', 'lifted', 'lapsed', 'cancelled',
] as const;
export const OBJECTION_STATES = ['open', 'upheld', 'rejected'] as const;
export const OBJECTION_SUBJECTS = ['hold', 'freeze', 'return'] as const;

/** One person wants it, another one has to approve. */
const proposalSchema = z.looseObject({ by: z.string(), reason: z.string(), at: instantSchema });
const attentionReasonSchema = z.looseObject({ type: z.string(), detail: z.string(), at: instantSchema });

export const holdViewSchema = z.looseObject({
  holdId: z.string(),
  instructionId: z.string(),
  institutionCode: institutionCodeSchema,
  account: z.string(),
  amount: moneySchema,
  placedAt: instantSchema,
  expiresAt: instantSchema,
  endedAt: instantSchema.nullable(),
  sequence: z.number().int().positive(),
  state: z.enum(HOLD_STATES),
  /** Let go, and the bank has not answered yet. */
  releasing: z.boolean().optional(),
  releaseProposed: proposalSchema.nullable(),
  attention: z.boolean(),
  attentionReason: attentionReasonSchema.nullable(),
  version: z.number().int().positive(),
});

export const freezeViewSchema = z.looseObject({
  freezeId: z.string(),
  caseId: z.string(),
  holdId: z.string(),
  institutionCode: institutionCodeSchema,
  account: z.string(),
  amount: moneySchema,
  state: z.enum(FREEZE_STATES),
  /** ISO 8601, such as P6M. */
  term: z.string(),
  reason: z.string(),
  proposedBy: z.string(),
  approvedBy: z.string().nullable(),
  placedAt: instantSchema.nullable(),
  expiresAt: instantSchema.nullable(),
  renewProposed: proposalSchema.nullable(),
  unfreezeProposed: proposalSchema.nullable(),
  attention: z.boolean(),
  attentionReason: attentionReasonSchema.nullable(),
  version: z.number().int().positive(),
});

export const objectionViewSchema = z.looseObject({
  objectionId: z.string(),
  caseId: z.string(),
  holdId: z.string().optional(),
  freezeId: z.string().optional(),
  returnId: z.string().optional(),
  statement: z.string(),
  by: z.looseObject({ name: z.string(), phone: z.string() }),
  state: z.enum(OBJECTION_STATES),
  recordedBy: z.string(),
  recordedAt: instantSchema,
  decision: z.looseObject({ by: z.string(), reason: z.string(), at: instantSchema }).nullable(),
  /** Holds that were reached only through the account that was let go. */
  reachedOnlyThrough: z.array(z.string()),
  version: z.number().int().positive(),
});
