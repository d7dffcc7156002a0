import { z } from 'zod';
import { accountNumberSchema, instantSchema, institutionCodeSchema, moneySchema, paymentOrderSchema, textSchema } from './primitives.contract';


/** What PayStop and a bank say to each other (contract.md 4.1, contract-details 3). */
export const INSTRUCTION_ACTIONS = ['query', 'stop', 'extend', 'release', 'freeze', 'renew', 'unfreeze', 'return'] as const;
export const OUTCOME_RESULTS = ['held', 'partially_held', 'not_held', 'refused', 'done'] as const;

/** The holder's name is empty where the bank that told of the account did not name him. */
const bankAccountSchema = z.strictObject({ accountNumber: accountNumberSchema, accountName: z.union([textSchema, z.literal('')]) });
export const bankTargetSchema = z.union([bankAccountSchema, z.strictObject({ paymentOrder: paymentOrderSchema })]);

const instructedTransferSchema = z.strictObject({
  transferId: textSchema.nullable(),
  amount: moneySchema,
  transferredAt: instantSchema,
  fromAccountNumber: accountNumberSchema.nullable(),
  bankReference: textSchema.nullable(),
});

/** `POST {base}/instructions`: the body that goes to the bank, byte for byte the same on every repeat. */
export const restInstructionSchema = z.strictObject({
  instructionId: textSchema,
  sequence: z.number().int().positive(),
  action: z.enum(INSTRUCTION_ACTIONS),
  caseId: textSchema,
  caseNumber: textSchema.nullable(),
  target: bankTargetSchema,
  transfer: instructedTransferSchema.omit({ transferId: true }).nullable(),
  transfers: z.array(instructedTransferSchema).optional(),
  amountLimit: moneySchema.nullable(),
  validFrom: instantSchema,
  validUntil: instantSchema.nullable(),
  legalBasis: textSchema,
  originalInstructionId: textSchema.nullable(),
  officers: z.array(z.strictObject({ officerId: textSchema, name: textSchema, phone: textSchema.optional() })).length(2),
  documents: z.array(z.strictObject({ kind: textSchema, sha256: textSchema, url: z.string() })),
  payTo: z.strictObject({ institutionCode: institutionCodeSchema, accountNumber: accountNumberSchema, accountName: textSchema }).optional(),
  requestedAt: instantSchema,
  answerBefore: instantSchema,
});

const counterpartySchema = z.looseObject({
  institutionCode: z.string().max(64).nullish(),
  accountNumber: z.string().max(64).nullish(),
  accountName: z.string().max(400).nullish(),
});

const onwardTransferSchema = z.looseObject({
  bankReference: z.string().max(200).nullish(),
  transferredAt: instantSchema,
  amount: moneySchema,
  to: counterpartySchema.extend({ paymentOrder: paymentOrderSchema.nullish() }).nullable(),
  channel: z.string().max(64).nullish(),
});

const accountTransactionSchema = z.looseObject({
  bankReference: z.string().max(200).nullish(),
  at: instantSchema,
  direction: z.enum(['in', 'out']),
  amount: moneySchema,
  balanceAfter: moneySchema.nullish(),
  counterparty: counterpartySchema.nullish(),
  channel: z.string().max(64).nullish(),
});

const reportFields = {
  result: z.enum(OUTCOME_RESULTS),
  code: z.string().max(16).nullish(),
  remark: z.string().max(2_000).nullish(),
  heldAmount: moneySchema.nullish(),
  balanceBefore: moneySchema.nullish(),
  effectiveAt: instantSchema.nullish(),
  expiresAt: instantSchema.nullish(),
  onwardTransfers: z.array(onwardTransferSchema).max(10_000).nullish(),
  respondedAt: instantSchema.nullish(),
  transactions: z.array(accountTransactionSchema).max(100_000).nullish(),
  receipt: z.looseObject({ receiptNumber: z.string().max(200), paidAt: instantSchema, amount: moneySchema }).nullish(),
};

/** A bank's final answer. Fields that we do not know are kept, never a reason to lose it. */
export const bankReportSchema = z.looseObject({ instructionId: z.string().max(200), status: z.literal('final'), ...reportFields });

/** Body of POST /instructions/{id}/outcome: what a bank said by phone or fax. */
export const manualOutcomeSchema = z.strictObject({
  ...reportFields,
  result: z.enum([...OUTCOME_RESULTS, 'not_received']),
  evidence: z.strictObject({ channel: z.enum(['phone', 'fax']), spokenTo: textSchema, note: textSchema }),
});

export type InstructionAction = (typeof INSTRUCTION_ACTIONS)[number];
export type OutcomeResult = (typeof OUTCOME_RESULTS)[number];
export type RestInstruction = z.infer<typeof restInstructionSchema>;
export type BankReport = z.infer<typeof bankReportSchema>;
export type OnwardTransfer = z.infer<typeof onwardTransferSchema>;
export type ManualOutcome = z.infer<typeof manualOutcomeSchema>;
export type BankTarget = z.infer<typeof bankTargetSchema>;
