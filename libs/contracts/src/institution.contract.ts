import { z } from 'zod';
import { institutionCodeSchema, textSchema } from './primitives.contract';

/** One institution, as in the institutions file and in PUT /institutions/{code} (contract.md 7). */
export const PROTOCOLS = ['rest-v1', 'iso20022', 'platform-xml', 'payment-institution', 'kafka', 'manual'] as const;

const publicKeySchema = z.looseObject({ kid: textSchema, kty: z.enum(['OKP', 'EC']), crv: textSchema, x: textSchema, y: textSchema.optional() });

export const institutionSchema = z
  .strictObject({
    code: institutionCodeSchema,
    name: textSchema,
    kind: z.enum(['bank', 'payment_institution']).default('bank'),
    protocol: z.enum(PROTOCOLS),
    fallbackProtocol: z.enum(PROTOCOLS).optional(),
    baseUrl: z.url({ protocol: /^https?$/ }).optional(),
    timeoutMs: z.number().int().min(10).max(120_000).default(5_000),
    answerWithinMs: z.number().int().min(10).max(86_400_000).default(120_000),
    maxInFlight: z.number().int().min(1).max(1_000).default(16),
    ratePerSecond: z.number().positive().max(10_000).default(100),
    binPrefixes: z.array(z.string().regex(/^\d{2,10}$/)).default([]),
    publicKeys: z.array(publicKeySchema).default([]),
    liaison: z.strictObject({ name: textSchema, phone: textSchema }).optional(),
  })
  .superRefine((institution, context) => {
    if (institution.protocol !== 'manual' && institution.baseUrl === undefined) {
      context.addIssue({ code: 'custom', path: ['baseUrl'], message: `is required for protocol ${institution.protocol}` });
    }
  });

/** PATCH /institutions/{code} (contract-details 10): one of the two, so that a wrong value is named at its place. */
export const institutionPatchSchema = z
  .strictObject({ state: z.enum(['paused', 'up']).optional(), protocol: z.enum(PROTOCOLS).optional(), reason: textSchema })
  .superRefine(({ state, protocol }, context) => {
    if ((state === undefined) === (protocol === undefined)) context.addIssue({ code: 'custom', path: [], message: 'must name either state or protocol' });
  });

export type Institution = z.infer<typeof institutionSchema>;
export type Protocol = (typeof PROTOCOLS)[number];
