import { z } from 'zod';
import { accountNumberSchema, indicatorSchema, instantSchema, institutionCodeSchema, nameSchema, summarySchema, textSchema, unitSchema } from './primitives.contract';
import { transferSchema } from './stop-payment-request.contract';

/** Value of fraud.alerts.v1 (contract.md 3). */
export const ALERT_KINDS = ['potential_victim', 'suspicious_account', 'suspicious_transfer'] as const;
export const COLOURS = ['purple', 'red', 'yellow', 'blue'] as const;

export const fraudAlertSchema = z.strictObject({
  alertId: textSchema,
  source: textSchema,
  kind: z.enum(ALERT_KINDS),
  /** A whole number: no floats anywhere (contract.md 1). */
  riskScore: z.number().int().min(0).max(100),
  colour: z.enum(COLOURS).optional(),
  raisedAt: instantSchema,
  unit: unitSchema,
  subject: z.strictObject({ name: nameSchema.optional(), phone: textSchema.optional(), idNumber: textSchema.optional() }).optional(),
  account: z.strictObject({ institutionCode: institutionCodeSchema.optional(), accountNumber: accountNumberSchema, accountName: nameSchema.optional() }).optional(),
  transfer: transferSchema.optional(),
  indicators: z.array(indicatorSchema).max(50).optional(),
  expiresAt: instantSchema.optional(),
  reason: summarySchema,
});

export type FraudAlert = z.infer<typeof fraudAlertSchema>;
export type WarningColour = (typeof COLOURS)[number];
