import { z } from 'zod';
import { INDICATOR_KINDS, institutionCodeSchema, instantSchema, moneySchema, textSchema } from './primitives.contract';

/** Values of the compacted topics account.risk.v1 and fraud.indicators.v1 (contract.md 3); a null value = withdrawn or aged out. */
export const accountRiskSchema = z.looseObject({
  institutionCode: institutionCodeSchema,
  /** Keyed per institution: what one bank gets tells nothing about another's accounts (contract-details 9). */
  accountRef: textSchema,
  cases: z.number().int().positive(),
  layers: z.array(z.number().int().positive()),
  amount: moneySchema,
  medianMinutesToMoveOn: z.number().int().nullable(),
  score: z.number().min(0).max(100),
  since: instantSchema,
  expiresAt: instantSchema,
});

export const fraudIndicatorSchema = z.looseObject({
  kind: z.enum(INDICATOR_KINDS),
  value: textSchema,
  cases: z.number().int().positive(),
  victims: z.number().int().nonnegative(),
  amount: moneySchema,
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
  score: z.number().min(0).max(100),
  expiresAt: instantSchema,
});

export const RISK_STATES = ['candidate', 'published', 'withdrawn', 'expired'] as const;

const entryFacts = {
  cases: z.number().int(),
  victims: z.number().int(),
  amount: moneySchema,
  score: z.number(),
  expiresAt: instantSchema,
  state: z.enum(RISK_STATES),
  withdrawn: z.looseObject({ reason: z.string(), at: instantSchema }).nullable(),
  version: z.number().int().positive(),
};

/** Row of GET /institutions/{code}/risk-accounts. An institution sees its account numbers whole, others masked. */
export const riskAccountViewSchema = z.looseObject({
  riskAccountId: z.string(),
  institutionCode: institutionCodeSchema,
  account: z.string(),
  accountRef: textSchema,
  layers: z.array(z.number().int()),
  medianMinutesToMoveOn: z.number().nullable(),
  since: instantSchema,
  lastSeenAt: instantSchema,
  ...entryFacts,
});

/** Row of GET /indicators. */
export const indicatorViewSchema = z.looseObject({
  indicatorId: z.string(),
  kind: z.enum(INDICATOR_KINDS),
  value: z.string(),
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
  confirmed: z.looseObject({ at: instantSchema }).nullable(),
  ...entryFacts,
});
