import { z } from 'zod';
import { FREEZE_STATES, HOLD_STATES, OBJECTION_STATES, OBJECTION_SUBJECTS } from './http/keeping-answers.contract';
import { institutionCodeSchema, instantSchema, moneySchema, textSchema, unitSchema } from './primitives.contract';

/** What everybody may hear of holds, freezes and objections (contract.md 3; contract-details 9). */
export const holdEventSchema = z.looseObject({
  caseId: textSchema, holdId: textSchema, instructionId: textSchema, unit: unitSchema, at: instantSchema, institutionCode: institutionCodeSchema,
  accountRef: textSchema, amount: moneySchema, placedAt: instantSchema, expiresAt: instantSchema, state: z.enum(HOLD_STATES),
});

export const freezeEventSchema = z.looseObject({
  caseId: textSchema, freezeId: textSchema, holdId: textSchema, instructionId: textSchema.nullable(), unit: unitSchema, at: instantSchema,
  institutionCode: institutionCodeSchema, accountRef: textSchema, amount: moneySchema, placedAt: instantSchema.nullable(), expiresAt: instantSchema.nullable(),
  state: z.enum(FREEZE_STATES),
});

export const objectionEventSchema = z.looseObject({
  caseId: textSchema, objectionId: textSchema, unit: unitSchema, at: instantSchema, state: z.enum(OBJECTION_STATES),
  subject: z.looseObject({ kind: z.enum(OBJECTION_SUBJECTS), id: textSchema }), reachedOnlyThrough: z.array(textSchema),
});

export const HOLD_EVENTS = [
  ['HoldPlaced', 'A bank holds money'],
  ['HoldExpiring', 'A hold ends in 12, 4 or 1 hours'],
  ['HoldEndsUnfrozen', 'A hold is about to end and no freeze is active: the city is told'],
  ['HoldExtended', 'A hold got its second term'],
  ['HoldFrozen', 'A hold has become a freeze'],
  ['HoldReleased', 'A hold was let go'],
  ['HoldLapsed', 'A hold ended by time'],
] as const;

export const FREEZE_EVENTS = [
  ['FreezeProposed', 'A freeze waits for its approver'],
  ['FreezeApproved', 'A freeze was approved by a second person and ordered'],
  ['FreezeRejected', 'A freeze was turned down'],
  ['FreezePlaced', 'A bank has frozen money'],
  ['FreezeQueued', 'A freeze waits behind an earlier one; it is not counted as frozen'],
  ['FreezeRefused', 'A bank did not freeze'],
  ['FreezeCancelled', 'A freeze was overtaken by a release'],
  ['FreezeExpiring', 'A freeze ends soon unless it is renewed'],
  ['FreezeEmptied', 'Everything that was frozen was paid back; the freeze stands until it is lifted or ends by time'],
  ['FreezeRenewed', 'A freeze got a further term'],
  ['FreezeLifted', 'Frozen money was let go'],
  ['FreezeLapsed', 'A freeze ended by time'],
] as const;

export const OBJECTION_EVENTS = [
  ['ObjectionRecorded', 'An account holder objects'],
  ['ObjectionUpheld', 'An objection was justified: the money is let go'],
  ['ObjectionRejected', 'An objection was not justified'],
] as const;
