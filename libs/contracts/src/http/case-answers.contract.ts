import { z } from 'zod';
import { COLOURS } from '../fraud-alert.contract';
import { instantSchema, institutionCodeSchema, moneySchema, unitSchema } from '../primitives.contract';
import { freezeViewSchema, holdViewSchema, objectionViewSchema } from './keeping-answers.contract';
import { clockViewSchema, instructionViewSchema } from './request-answers.contract';

const caseFacts = {
  caseId: z.string(),
  caseNumber: z.string().nullable(),
  status: z.enum(['open', 'closed']),
  unit: unitSchema,
  fraudType: z.string(),
  reportedAt: instantSchema,
  reportedLoss: moneySchema,
  interceptedAmount: moneySchema,
  frozenAmount: moneySchema,
  returnedAmount: moneySchema,
  clocks: z.array(clockViewSchema),
  version: z.number().int().positive(),
};

/** A case in a list (contract.md 2, contract-details 13). */
export const caseRowSchema = z.looseObject({
  ...caseFacts,
  /** Until the nearest running clock ends; null when none runs. */
  minutesLeft: z.number().nullable(),
  stuckAt: z.looseObject({ institutionCode: institutionCodeSchema.nullable(), state: z.string(), since: instantSchema.nullable() }).nullable(),
});

export const caseViewSchema = z.looseObject({
  ...caseFacts,
  requests: z.array(z.string()),
  instructions: z.array(instructionViewSchema),
  holds: z.array(holdViewSchema),
  freezes: z.array(freezeViewSchema),
  returns: z.array(z.string()),
  objections: z.array(objectionViewSchema),
  timers: z.array(z.looseObject({ timerId: z.string(), kind: z.string(), subject: z.string(), dueAt: instantSchema, firedAt: instantSchema.nullable() })),
  timeline: z.array(z.looseObject({ at: instantSchema, type: z.string(), actor: z.string(), text: z.string(), data: z.record(z.string(), z.unknown()) })),
});

/** How many dissuasion tasks of each colour wait for a feedback, and when the first of them is due. */
export const warningsByColourSchema = z.looseObject({
  rows: z.array(z.looseObject({ colour: z.enum(COLOURS), waiting: z.number().int(), overdue: z.number().int(), firstDueAt: instantSchema.nullable() })),
});

/** A dissuasion task (contract.md 2). */
export const warningViewSchema = z.looseObject({
  warningId: z.string(),
  alertId: z.string(),
  colour: z.enum(COLOURS),
  level: z.enum(['city', 'district', 'station']),
  unit: unitSchema,
  subject: z.looseObject({ name: z.string().nullable(), phone: z.string().nullable(), idNumber: z.string().nullable() }),
  /** What the alert shares with cases: those of the warning's unit by id, others as a number. */
  knownRisk: z.looseObject({ accounts: z.number().int(), indicators: z.number().int(), cases: z.array(z.looseObject({ caseId: z.string(), unit: unitSchema })), otherCases: z.number().int() }).nullable(),
  /** How the account that the alert names stood when it came. */
  accountStanding: z.enum(['held', 'frozen', 'released', 'lapsed']).nullable(),
  reason: z.string(),
  issuedAt: instantSchema,
  feedbackDueAt: instantSchema,
  state: z.enum(['open', 'fed_back', 'escalated', 'expired']),
  feedback: z
    .looseObject({
      method: z.enum(['call', 'sms', 'visit']),
      outcome: z.enum(['dissuaded', 'not_reached', 'already_lost', 'false_alarm']),
      note: z.string().nullable(),
      by: z.string(),
      at: instantSchema,
    })
    .nullable(),
  proposedStop: z
    .looseObject({ requestId: z.string().nullable(), state: z.enum(['proposed', 'confirmed', 'declined', 'pre_authorised']) })
    .nullable(),
  version: z.number().int().positive(),
});
