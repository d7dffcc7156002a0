import { parseInstant } from '@paystop/kernel';
import { z } from 'zod';

/** Building blocks of every message; the limits are those of contract-details 2. */
export const MAX_TEXT = 200;
export const MAX_SUMMARY = 4_000;

// eslint-disable-next-line no-control-regex -- control characters are exactly what is refused here
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f]/;
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

const text = (max: number) =>
  z.string().min(1, 'must not be empty')
    .refine((value) => [...value].length <= max, `must have at most ${max} characters`)
    .refine((value) => !CONTROL_CHARACTERS.test(value), 'must not contain control characters, line breaks and tabs among them');

export const textSchema = text(MAX_TEXT);
export const summarySchema = text(MAX_SUMMARY);
export const nameSchema = textSchema.refine((value) => !BIDI_CONTROLS.test(value), 'must not contain text-direction controls');

export const moneySchema = z.strictObject({
  amountMinor: z.string().regex(/^(0|[1-9][0-9]{0,17})$/, 'must be a whole number of fen in digits, without sign, point or leading zero'),
  currency: z.literal('CNY', 'must be CNY'),
});

export const positiveMoneySchema = moneySchema.refine((value) => value.amountMinor !== '0', {
  path: ['amountMinor'],
  message: 'must be more than zero',
});

/** RFC 3339 with an offset, as written by the sender. */
export const instantSchema = z.string().refine((value) => parseInstant(value) !== undefined, 'must be an RFC 3339 instant with an offset, such as 2026-11-23T14:02:11+08:00');

/** Any RFC 9562 UUID but the nil one; compared without regard to case. */
export const uuidSchema = z.string().refine((value) => UUID.test(value) && value !== NIL_UUID, 'must be a UUID other than the nil UUID');

export const institutionCodeSchema = z.string().regex(/^[A-Z0-9_]{2,32}$/, 'must be an institution code such as CMB');
export const accountNumberSchema = z.string().regex(/^[0-9A-Za-z@._+-]{4,64}$/, 'must have 4 to 64 letters, digits or @ . _ + -');
export const unitSchema = z.string().regex(/^(\d{4}|\d{6}|\d{9})$/, 'must be a unit code of 4 (city), 6 (district) or 9 (station) digits');

export const FRAUD_TYPES = [
  'fake_investment', 'brushing_rebate', 'fake_loan', 'impersonating_police', 'impersonating_service',
  'impersonating_acquaintance', 'fake_shopping', 'gaming', 'other',
] as const;
export const TRANSFER_CHANNELS = ['mobile_banking', 'online_banking', 'counter', 'atm', 'third_party', 'pos', 'other'] as const;
export const INDICATOR_KINDS = ['phone', 'app', 'url', 'domain', 'social_account', 'crypto_address', 'other'] as const;
export const ID_TYPES = ['resident_id', 'passport', 'hk_macau_permit', 'taiwan_permit', 'business_licence', 'other'] as const;
export const PAYMENT_ORDER_KINDS = ['order_number', 'bank_serial', 'pos_serial'] as const;

export const paymentOrderSchema = z.strictObject({ kind: z.enum(PAYMENT_ORDER_KINDS), value: textSchema });
export const indicatorSchema = z.strictObject({ kind: z.enum(INDICATOR_KINDS), value: textSchema });

export type PaymentOrder = z.infer<typeof paymentOrderSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
