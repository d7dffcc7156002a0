import { TAINTING_RULES } from '@paystop/domain';
import { z } from 'zod';
import { durationSchema } from './duration-schema';

/** How far the money is followed (contract-details 6 and 12). */
const neverStopSchema = z
  .strictObject({ name: z.string().min(1), institutionCode: z.string().min(1).optional(), accountPrefix: z.string().min(1).optional(), holderContains: z.string().min(1).optional() })
  .refine((entry) => Object.keys(entry).length > 1, 'must name an institutionCode, an accountPrefix or holderContains');

export const onwardSchema = z.strictObject({
  maxLayers: z.number().int().min(1).max(50),
  leastAmountMinor: z.string().regex(/^(0|[1-9][0-9]{0,17})$/, 'must be a whole number of fen in digits').transform(BigInt),
  maxAccountsPerCase: z.number().int().min(0).max(100_000),
  confirmFromLayer: z.number().int().min(2).nullable(),
  maxAge: durationSchema.refine((age) => age.months === 0, 'counts exact time, not months'),
  hubPayers: z.number().int().min(1),
  neverStop: z.array(neverStopSchema).max(1_000),
});

export const taintingSchema = z.strictObject({ rule: z.enum(TAINTING_RULES) });
