import { institutionCodeSchema, moneySchema, nameSchema, textSchema } from '@paystop/contracts';
import { parseDuration } from '@paystop/kernel';
import { z } from 'zod';

/** Bodies of decisions (contract.md 2; contract-details 2, 3, 7, 8, 10). */
const MAX_ATTACHMENTS = 50;

function areDifferent(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

export const emptyBodySchema = z.strictObject({});
export const reasonSchema = z.strictObject({ reason: textSchema });
export const papersSchema = z.strictObject({ attachments: z.array(textSchema).min(1).max(MAX_ATTACHMENTS).refine(areDifferent, 'must not name an attachment twice') });
export const routeStopSchema = z.strictObject({ institutionCode: institutionCodeSchema });

export const retryStopSchema = z.strictObject({
  reason: textSchema,
  accountName: nameSchema.optional(),
  institutionCode: institutionCodeSchema.optional(),
});

export const warningFeedbackSchema = z.strictObject({
  method: z.enum(['call', 'sms', 'visit']),
  outcome: z.enum(['dissuaded', 'not_reached', 'already_lost', 'false_alarm']),
  note: textSchema.optional(),
});

const termSchema = z.string().max(32).refine((text) => parseDuration(text) !== undefined, 'must be a time such as P6M');
const amountSchema = moneySchema.refine(({ amountMinor }) => amountMinor !== '0', { path: ['amountMinor'], message: 'must be more than nothing' });

export const freezeProposalSchema = z.strictObject({
  reason: textSchema,
  /** At most this much; without it whatever is in the account. */
  amount: amountSchema.optional(),
  term: termSchema.optional(),
  legalDocument: textSchema.optional(),
});

export const renewalSchema = z.strictObject({ reason: textSchema, term: termSchema.optional() });

export const objectionSchema = z
  .strictObject({
    holdId: textSchema.optional(), freezeId: textSchema.optional(), returnId: textSchema.optional(),
    statement: textSchema, by: z.strictObject({ name: nameSchema, phone: textSchema }),
  })
  .refine((body) => [body.holdId, body.freezeId, body.returnId].filter((id) => id !== undefined).length === 1, 'must name exactly one of holdId, freezeId, returnId');

export const objectionDecisionSchema = z.strictObject({ decision: z.enum(['upheld', 'rejected']), reason: textSchema });
