import { accountNumberSchema, institutionCodeSchema, moneySchema, TRANSFER_CHANNELS } from '@paystop/contracts';
import { z } from 'zod';
import { faultSchema } from '../faults/behaviour.schema';

/** Bodies of the control interface. */
const addressSchema = z.strictObject({ institutionCode: institutionCodeSchema, accountNumber: accountNumberSchema, accountName: z.string().min(1).optional() });

const seededAccountSchema = z.strictObject({
  institutionCode: institutionCodeSchema,
  accountNumber: z.string().min(1).max(250),
  accountName: z.string().min(1),
  balance: moneySchema,
  marks: z.strictObject({ whitelisted: z.boolean(), reportedLost: z.boolean(), closed: z.boolean() }).partial().optional(),
});

export const accountsSchema = z.strictObject({ accounts: z.array(seededAccountSchema).min(1).max(100_000) });

export const movementsSchema = z.strictObject({
  transfers: z
    .array(
      z.strictObject({
        from: addressSchema,
        to: addressSchema.nullable(),
        amount: moneySchema,
        channel: z.enum(TRANSFER_CHANNELS).default('mobile_banking'),
        bankReference: z.string().min(1).optional(),
        /** Booked as of this time; now, if it is left out. */
        at: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .min(1)
    .max(10_000),
});

export const planSchema = z.strictObject({
  planId: z.string().regex(/^[a-z0-9-]{1,40}$/).default('city'),
  seed: z.string().min(1).max(40),
  victims: z.number().int().min(1).max(20_000),
  /** Of the plan's own time. */
  lengthMinutes: z.number().int().min(1).max(1_440).default(60),
  /** 60: a minute of the plan passes in a second. */
  speed: z.number().positive().max(10_000).default(1),
  /** Share of payments that go to an account which another victim has paid into already. */
  sharedMuleShare: z.number().min(0).max(1).default(0.15),
});

export const faultsSchema = z.union([faultSchema.transform((fault) => [fault]), z.strictObject({ faults: z.array(faultSchema).min(1) }).transform(({ faults }) => faults)]);

const listLimit = z.coerce.number().int().min(1).max(1_000_000).default(1_000_000);

export const effectsQuerySchema = z.strictObject({
  bank: z.string().optional(),
  caseId: z.string().optional(),
  account: z.string().optional(),
  action: z.string().optional(),
  instructionId: z.string().optional(),
  limit: listLimit,
});

export const messagesQuerySchema = z.strictObject({ bank: z.string().optional(), instructionId: z.string().optional(), limit: listLimit });

export type SeededAccounts = z.output<typeof accountsSchema>;
export type Movements = z.output<typeof movementsSchema>;
export type PlanRequest = z.output<typeof planSchema>;
export type EffectsQuery = z.output<typeof effectsQuerySchema>;
export type MessagesQuery = z.output<typeof messagesQuerySchema>;
