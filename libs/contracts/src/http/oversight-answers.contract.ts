import { z } from 'zod';
import { institutionSchema, PROTOCOLS } from '../institution.contract';
import { instantSchema, institutionCodeSchema, moneySchema } from '../primitives.contract';

/** Health of the channel to one institution (contract-details 10). */
export const institutionRowSchema = z.looseObject({
  code: institutionCodeSchema,
  name: z.string(),
  kind: z.enum(['bank', 'payment_institution']),
  protocol: z.enum(PROTOCOLS),
  state: z.enum(['up', 'degraded', 'down', 'paused']),
  breaker: z.enum(['closed', 'open', 'half_open']),
  inFlight: z.number().int(),
  queued: z.number().int(),
  indeterminate: z.number().int(),
  p95AnswerMs: z.number().nullable(),
  oldestUnansweredSeconds: z.number().nullable(),
  /** Whom an operator calls when the machines are silent. */
  liaison: z.looseObject({ name: z.string(), phone: z.string() }).nullable().optional(),
  origin: z.enum(['file', 'api']),
  /** The admin whose change waits for another one, and the change. */
  proposedBy: z.string().nullable(),
  proposal: z.looseObject({}).nullable(),
  /** What it is now, as PUT takes it: for an admin who reads one; null before it is confirmed. */
  definition: institutionSchema.nullable().optional(),
  version: z.number().int(),
});

/** A rate is null where its base is nothing. */
const shareSchema = z.looseObject({ count: z.number().int(), base: z.number().int(), rate: z.number().nullable() });
const statisticFacts = {
  requests: z.number().int(),
  reportedLoss: moneySchema,
  stopsWithin30m: shareSchema,
  stopsWithin60m: shareSchema,
  intercepted: z.looseObject({ amount: moneySchema, base: moneySchema, rate: z.number().nullable() }),
  returned: z.looseObject({ amount: moneySchema, victims: z.number().int(), base: moneySchema, rate: z.number().nullable() }),
  warnings: z.looseObject({ issued: z.number().int(), fedBack: z.number().int(), rate: z.number().nullable() }),
  timeToStopSeconds: z.looseObject({ p50: z.number().nullable(), p95: z.number().nullable(), p99: z.number().nullable() }),
};

export const statisticsSchema = z.looseObject({
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
  rows: z.array(z.looseObject({ key: z.string(), ...statisticFacts })),
  total: z.looseObject(statisticFacts),
});

export const auditEntrySchema = z.looseObject({
  seq: z.number().int().positive(),
  at: instantSchema,
  actor: z.string(),
  role: z.string(),
  unit: z.string(),
  action: z.string(),
  subject: z.string(),
  caseId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
});

export const auditCheckpointSchema = z.looseObject({ size: z.number().int(), rootHash: z.string(), at: instantSchema, keyId: z.string(), signature: z.string() });

export const deadLetterSchema = z.looseObject({ deadLetterId: z.string(), topic: z.string(), reason: z.string(), detail: z.string(), at: instantSchema });

export const officerRowSchema = z.looseObject({ officerId: z.string(), name: z.string(), unit: z.string() });
