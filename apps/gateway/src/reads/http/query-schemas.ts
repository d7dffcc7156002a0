import { FREEZE_STATES, FRAUD_TYPES, OBJECTION_STATES, INSTRUCTION_STATES, COLOURS, institutionCodeSchema, textSchema, unitSchema } from '@paystop/contracts';
import { parseDuration } from '@paystop/kernel';
import { z } from 'zod';

/** Query parameters of the lists; a parameter that is not here is refused (contract-details 1). */
const MOST_MINUTES = 60 * 24 * 366;
const SHORTHAND = /^(\d{1,5})([mhd])$/;
const SHORTHAND_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const minutesSchema = z.string().regex(/^\d{1,6}$/, 'must be a whole number of minutes').transform(Number).refine((minutes) => minutes <= MOST_MINUTES, `must be at most ${MOST_MINUTES}`);

/** `PT4H`, or in short `4h`. @returns milliseconds. */
const withinSchema = z.string().transform((text, context) => {
  const [, count, unit] = SHORTHAND.exec(text) ?? [];
  if (unit === 'm' || unit === 'h' || unit === 'd') return Number(count) * SHORTHAND_MS[unit];
  const duration = parseDuration(text);
  if (duration !== undefined && duration.months === 0) return duration.milliseconds;
  context.addIssue({ code: 'custom', message: 'must be a time such as PT4H or 4h' });
  return z.NEVER;
});

export const CASE_FILTERS = {
  status: z.enum(['open', 'closed']).optional(),
  sla: z.enum(['running', 'at_risk', 'met', 'breached']).optional(),
  unit: unitSchema.optional(),
  institution: institutionCodeSchema.optional(),
  fraudType: z.enum(FRAUD_TYPES).optional(),
  minutesLeft: minutesSchema.optional(),
} as const;

export const REQUEST_FILTERS = { mine: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') } as const;

export const INSTRUCTION_FILTERS = { status: z.enum(INSTRUCTION_STATES).optional(), institution: institutionCodeSchema.optional(), unit: unitSchema.optional() } as const;

export const HOLD_FILTERS = {
  expiringWithin: withinSchema.optional(),
  state: z.enum(['active', 'extended', 'frozen', 'released', 'lapsed']).optional(),
  /** Those that one person wants let go and another has not approved yet. */
  awaiting: z.enum(['approval']).optional(),
  unit: unitSchema.optional(),
} as const;

export const FREEZE_FILTERS = {
  state: z.enum(FREEZE_STATES).optional(),
  /** Proposed freezes, renewals and ends that another person has not approved yet. */
  awaiting: z.enum(['approval']).optional(),
  /** Freezes in force that end within this time, the next to end first. */
  expiringWithin: withinSchema.optional(),
  unit: unitSchema.optional(),
} as const;

export const OBJECTION_FILTERS = { state: z.enum(OBJECTION_STATES).optional(), unit: unitSchema.optional() } as const;

export const WARNING_FILTERS = { state: z.enum(['open', 'fed_back', 'escalated', 'expired']).optional(), colour: z.enum(COLOURS).optional(), unit: unitSchema.optional() } as const;

export const WARNING_COUNT_FILTERS = { unit: unitSchema.optional() } as const;
export const WARNING_COUNT_QUERY = z.strictObject(WARNING_COUNT_FILTERS);

export const DEAD_LETTER_FILTERS = { topic: textSchema.optional(), reason: textSchema.optional(), state: z.enum(['parked', 'replayed']).optional() } as const;

export const OFFICER_FILTERS = { unit: unitSchema.optional() } as const;

/** Exactly one word to search by. */
export const searchBodySchema = z
  .strictObject({ caseNumber: textSchema.optional(), account: textSchema.optional(), accountLast4: z.string().regex(/^\d{4}$/, 'must be four digits').optional(), name: textSchema.optional(), phone: textSchema.optional() })
  .refine((body) => Object.values(body).filter((value) => value !== undefined).length === 1, 'must name exactly one of caseNumber, account, accountLast4, name, phone');
