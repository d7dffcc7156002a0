import { z } from 'zod';
import { instantSchema, institutionCodeSchema, moneySchema } from '../primitives.contract';

const nodeSchema = z.looseObject({
  /** Of an account the reference that events carry. */
  id: z.string(),
  kind: z.enum(['victim', 'account', 'payment_order', 'cash_out', 'unknown']),
  institutionCode: institutionCodeSchema.nullable(),
  /** Masked. */
  account: z.string().nullable(),
  /** 0 = victim, 1 = first receiving account. */
  layer: z.number().int().nonnegative(),
  /** All that came in by known transfers. */
  receivedAmount: moneySchema,
  /** What of it is traced to the case = held + movedOn + withdrawn + released + returned + pending + unknown; the last five only where they are not nothing. */
  taintedAmount: moneySchema,
  heldAmount: moneySchema,
  movedOnAmount: moneySchema,
  withdrawnAmount: moneySchema.optional(),
  releasedAmount: moneySchema.optional(),
  returnedAmount: moneySchema.optional(),
  /** Not answered for by its bank yet. */
  pendingAmount: moneySchema.optional(),
  unknownAmount: moneySchema.optional(),
  payers: z.number().int().nonnegative(),
  /** Of its latest stop; null where there is none. */
  state: z.string().nullable(),
});

const edgeSchema = z.looseObject({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  amount: moneySchema,
  taintedAmount: moneySchema,
  transferredAt: instantSchema,
  channel: z.string().nullable(),
  bankReference: z.string().nullable(),
  source: z.enum(['report', 'bank']),
  /**
   * Why so much of it is traced: `loss` = the victim's own payment; `nothing_traced` = no traced money was in the account; `fifo`, `poison` = paid from
   * these transfers (the first ten); `pro_rata` = in the share of traced money in all that is known to have been there.
   */
  explanation: z.looseObject({
    rule: z.enum(['loss', 'nothing_traced', 'fifo', 'pro_rata', 'poison']),
    paidFrom: z.array(z.looseObject({ edge: z.string(), amountMinor: z.string() })).optional(),
    tracedMinor: z.string().optional(),
    knownMinor: z.string().optional(),
  }),
});

/** The money's path: held + movedOn + cashedOut + unknown + released + returned = reportedLoss (contract-details 6). */
export const fundsGraphSchema = z.looseObject({
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  totals: z.looseObject({
    reportedLoss: moneySchema, held: moneySchema, movedOn: moneySchema, cashedOut: moneySchema, unknown: moneySchema, released: moneySchema, returned: moneySchema,
  }),
  /** Money was seen beyond the last layer that is stopped. */
  truncated: z.boolean(),
});
