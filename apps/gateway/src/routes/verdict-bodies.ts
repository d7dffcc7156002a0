import { PROTOCOLS, institutionCodeSchema, nameSchema, textSchema } from '@paystop/contracts';
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

export const institutionPatchSchema = z.union([
  z.strictObject({ state: z.enum(['paused', 'up']), reason: textSchema }),
  z.strictObject({ protocol: z.enum(PROTOCOLS), reason: textSchema }),
]);
