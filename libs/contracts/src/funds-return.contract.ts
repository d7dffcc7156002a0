import { z } from 'zod';
import { accountNumberSchema, institutionCodeSchema, instantSchema, moneySchema, nameSchema, textSchema, unitSchema } from './primitives.contract';

/** Giving frozen money back (contract.md 2; contract-details 7). */
const METHODS = ['direct', 'timestamp', 'pro_rata'] as const;
const STATES = ['computing', 'proposed', 'approved', 'rejected', 'published', 'objected', 'executing', 'completed', 'partially_completed', 'failed'] as const;
const MAX_CLAIMS = 500;
const MAX_TRANSFERS = 200;
const MAX_EVIDENCE = 20;

const payeeSchema = z.strictObject({ institutionCode: institutionCodeSchema, accountNumber: accountNumberSchema, accountName: nameSchema });

/** Another account than the money came from: why, how the bank confirmed the holder, and what proves it. */
const otherAccountSchema = z.strictObject({ reason: textSchema, nameCheck: textSchema, evidence: z.array(textSchema).min(1).max(MAX_EVIDENCE) });

const claimSchema = z.strictObject({
  caseId: textSchema,
  transferIds: z.array(textSchema).min(1).max(MAX_TRANSFERS),
  loss: moneySchema.refine(({ amountMinor }) => amountMinor !== '0', { path: ['amountMinor'], message: 'must be more than nothing' }),
  payTo: payeeSchema,
  otherAccount: otherAccountSchema.optional(),
});

/** Body of POST /funds-returns. */
export const proposeReturnSchema = z.strictObject({
  freezeId: textSchema,
  method: z.enum(['auto', ...METHODS]),
  claims: z.array(claimSchema).min(1).max(MAX_CLAIMS),
  /** Cases that paid into the account and get nothing, with the reason that the approver sees. */
  leftOut: z.array(z.strictObject({ caseId: textSchema, reason: textSchema })).max(MAX_CLAIMS).optional(),
});

/** Body of POST /funds-returns/{returnId}/approve: the cases whose other account the approver ticks. */
export const approveReturnSchema = z.strictObject({ confirmedPayees: z.array(textSchema).max(MAX_CLAIMS).optional() });

/** Body of POST /funds-returns/{returnId}/objections. */
export const returnObjectionSchema = z.strictObject({ statement: textSchema, by: z.strictObject({ name: nameSchema, phone: textSchema }) });

/** Body of POST /funds-returns/{returnId}/payees: another account of the same victim. */
export const changePayeeSchema = z.strictObject({ caseId: textSchema, payTo: payeeSchema, otherAccount: otherAccountSchema.optional() });

const shareSchema = z.looseObject({ numerator: z.string(), denominator: z.string() });
const shownPayeeSchema = z.looseObject({ institutionCode: institutionCodeSchema, accountNumber: z.string(), accountName: z.string() });
const receiptSchema = z.looseObject({ receiptNumber: z.string(), paidAt: instantSchema, amount: moneySchema });

const allocationSchema = z.looseObject({
  caseId: z.string(),
  loss: moneySchema,
  share: shareSchema,
  amount: moneySchema,
  explanation: z.string(),
  state: z.enum(['pending', 'ordered', 'paid', 'refused', 'nothing']),
  payTo: shownPayeeSchema,
  payeeNeedsConfirmation: z.boolean(),
  instructionId: z.string().nullable(),
  receipt: receiptSchema.nullable(),
});

export const fundsReturnSchema = z.looseObject({
  returnId: z.string(),
  caseId: z.string(),
  freezeId: z.string(),
  requestedMethod: z.enum(['auto', ...METHODS]),
  method: z.enum(METHODS).nullable(),
  methodReason: z.string().nullable(),
  /** The same as a word, for readers of another language. */
  methodBecause: z.string().nullable(),
  frozenAmount: moneySchema,
  available: moneySchema,
  allocations: z.array(allocationSchema),
  leftOut: z.array(z.looseObject({ caseId: z.string(), reason: z.string() })),
  unallocated: moneySchema,
  state: z.enum(STATES),
  proposedBy: z.string(),
  approvedBy: z.string().nullable(),
  noticeEndsAt: instantSchema.nullable(),
  deadline: instantSchema.nullable(),
  /** The deadline touches a year whose days off are not published: weekends alone were counted. */
  deadlineAssumed: z.boolean(),
  overdue: z.boolean(),
  instructions: z.array(z.string()),
  receipts: z.array(receiptSchema),
  version: z.number().int().positive(),
});

/** Who paid into a frozen account; names and accounts are masked. */
export const claimantSchema = z.looseObject({
  caseId: z.string(),
  caseNumber: z.string().nullable(),
  unit: unitSchema,
  victims: z.array(z.looseObject({ name: z.string(), kind: z.string() })),
  transfers: z.array(z.looseObject({
    transferId: z.string(), key: z.string(), amount: moneySchema, open: moneySchema, transferredAt: instantSchema,
    from: z.looseObject({ institutionCode: z.string().nullable(), accountNumber: z.string().nullable(), accountName: z.string().nullable() }),
  })),
  claimable: moneySchema,
});

/** Value of every event about a return: ids, states, amounts and instants, nobody's personal data. */
export const returnEventSchema = z.looseObject({
  caseId: textSchema, returnId: textSchema, freezeId: textSchema, unit: unitSchema, at: instantSchema, institutionCode: institutionCodeSchema, accountRef: textSchema,
  method: z.enum(METHODS).nullable(), frozenAmount: moneySchema, unallocated: moneySchema, state: z.enum(STATES), noticeEndsAt: instantSchema.nullable(),
  deadline: instantSchema.nullable(), deadlineAssumed: z.boolean(), overdue: z.boolean(),
});

export const RETURN_EVENTS = [
  ['FundsReturnProposed', 'Frozen money is to be given back; the split is computed'],
  ['FundsReturnApproved', 'Another person approved a return'],
  ['FundsReturnRejected', 'A return was rejected, by an approver or by an objection that was upheld'],
  ['FundsReturnPublished', 'The public notice of a pro rata return began'],
  ['FundsReturnOrdered', 'The banks are told to pay; they have until the deadline'],
  ['FundsReturnExecuted', 'Every bank has answered and at least one victim has money back'],
  ['FundsReturnFailed', 'A return could not be computed or nothing was paid'],
  ['FundsReturnOverdue', 'A bank has not paid by the deadline'],
] as const;
