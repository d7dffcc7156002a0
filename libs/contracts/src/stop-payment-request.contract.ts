import { z } from 'zod';
import {
  FRAUD_TYPES, ID_TYPES, TRANSFER_CHANNELS, accountNumberSchema, indicatorSchema, instantSchema, institutionCodeSchema,
  nameSchema, paymentOrderSchema, positiveMoneySchema, summarySchema, textSchema, unitSchema, uuidSchema,
} from './primitives.contract';

/** Body of POST /stop-payment-requests and value of stop-payment.requests.v1 (contract.md 2, contract-details 2). */
export const MAX_TRANSFERS = 50;
const MAX_LIST = 50;

const payerSchema = z.strictObject({
  institutionCode: institutionCodeSchema,
  accountNumber: accountNumberSchema,
  accountName: nameSchema,
});

const payeeSchema = z
  .strictObject({
    institutionCode: institutionCodeSchema.optional(),
    accountNumber: accountNumberSchema.optional(),
    accountName: nameSchema.optional(),
    paymentOrder: paymentOrderSchema.optional(),
  })
  .superRefine((to, context) => {
    const missing = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (to.paymentOrder !== undefined) {
      if (to.institutionCode === undefined) missing('institutionCode', 'is required with a payment order');
      if (to.accountNumber !== undefined) missing('accountNumber', 'must be absent with a payment order: name the account or the order');
      return;
    }
    if (to.accountNumber === undefined) missing('accountNumber', 'is required: the account to stop, or a paymentOrder instead');
    if (to.accountName === undefined) missing('accountName', 'is required: the bank compares the name before it stops');
  });

export const transferSchema = z.strictObject({
  transferId: textSchema,
  amount: positiveMoneySchema,
  transferredAt: instantSchema,
  from: payerSchema,
  to: payeeSchema,
  channel: z.enum(TRANSFER_CHANNELS).optional(),
  bankReference: textSchema.optional(),
});

const officerSchema = z.strictObject({ officerId: textSchema, name: nameSchema, phone: textSchema.optional() });

export const officersSchema = z
  .strictObject({ handling: officerSchema, assisting: officerSchema })
  .refine((officers) => officers.handling.officerId !== officers.assisting.officerId, {
    path: ['assisting', 'officerId'],
    message: 'must be another officer than the handling one',
    params: { code: 'OFFICERS.SAME_PERSON' },
  });

const victimSchema = z.strictObject({
  name: nameSchema,
  idType: z.enum(ID_TYPES).optional(),
  idNumber: textSchema.optional(),
  phone: textSchema,
  kind: z.enum(['person', 'company']).optional(),
});

function withUniqueTransferIds(transfers: readonly { readonly transferId: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  transfers.forEach((transfer, index) => {
    if (seen.has(transfer.transferId)) context.addIssue({ code: 'custom', path: [index, 'transferId'], message: 'must be unique within the request' });
    seen.add(transfer.transferId);
  });
}

export const stopPaymentRequestSchema = z.strictObject({
  requestId: uuidSchema,
  reportedAt: instantSchema,
  caseNumber: textSchema.optional(),
  fraudType: z.enum(FRAUD_TYPES),
  summary: summarySchema,
  victim: victimSchema,
  transfers: z.array(transferSchema).min(1, 'must have at least one transfer').max(MAX_TRANSFERS).superRefine(withUniqueTransferIds),
  officers: officersSchema,
  indicators: z.array(indicatorSchema).max(MAX_LIST).optional(),
  attachments: z.array(textSchema).max(MAX_LIST).optional(),
  unit: unitSchema.optional(),
});

export type StopPaymentRequest = z.infer<typeof stopPaymentRequestSchema>;
export type ReportedTransfer = z.infer<typeof transferSchema>;
export type Officers = z.infer<typeof officersSchema>;
export type Officer = z.infer<typeof officerSchema>;
