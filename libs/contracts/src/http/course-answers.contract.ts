import { z } from 'zod';
import { instantSchema, moneySchema } from '../primitives.contract';

/** Where the minutes and the money went (contract-details 13). Every rate stands beside its base; null where the base is nothing. */
const percentilesSchema = z.looseObject({ p50: z.number().nullable(), p95: z.number().nullable() });
const countShareSchema = z.looseObject({ count: z.number().int(), base: z.number().int(), rate: z.number().nullable() });
const amountShareSchema = z.looseObject({ amount: moneySchema, base: moneySchema, rate: z.number().nullable() });

const keyedStretches = {
  stops: z.number().int(),
  stretches: z.array(z.looseObject({
    name: z.enum(['before_report', 'report_to_received', 'received_to_sent', 'sent_to_act', 'hop_to_hop']),
    base: z.number().int(), seconds: percentilesSchema, left: amountShareSchema,
  })),
};
const period = { from: instantSchema.nullable(), to: instantSchema.nullable() };

export const stretchStatisticsSchema = z.looseObject({ ...period, rows: z.array(z.looseObject({ key: z.string(), ...keyedStretches })), total: z.looseObject(keyedStretches) });

export const institutionLeagueSchema = z.looseObject({
  ...period,
  rows: z.array(z.looseObject({
    rank: z.number().int().positive(), institutionCode: z.string(), instructions: z.number().int(), answered: countShareSchema, answerSeconds: percentilesSchema,
    indeterminate: countShareSchema, leftAfterArrival: amountShareSchema,
  })),
});
