import type { PolicyPack } from '@paystop/domain';
import { parseDuration, type Duration } from '@paystop/kernel';
import { z } from 'zod';

/** The policy file, checked and with its durations parsed (contract-details 12). */
const durationSchema = z.string().transform((text, context): Duration => {
  const parsed = parseDuration(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: `must be an ISO 8601 duration such as PT30M, not "${text}"` });
  return z.NEVER;
});

const officerSchema = z.strictObject({ officerId: z.string().min(1), name: z.string().min(1), phone: z.string().optional() });
const officersSchema = z
  .strictObject({ handling: officerSchema, assisting: officerSchema })
  .refine((two) => two.handling.officerId !== two.assisting.officerId, 'must name two different officers');

const escalationSchema = z
  .strictObject({ after: durationSchema, do: z.enum(['priority', 'fallback', 'notify']), to: z.enum(['station', 'district', 'city']).optional() })
  .refine((step) => step.do !== 'notify' || step.to !== undefined, 'a notify step needs "to"');

const clockSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9-]{1,32}$/),
    from: z.enum(['reportedAt', 'discoveredAt']),
    after: durationSchema,
    warnBefore: durationSchema,
    appliesTo: z.enum(['first_hop', 'onward']),
    escalation: z.array(escalationSchema).max(20),
  })
  .refine((clock) => clock.after.months === 0 && clock.warnBefore.months === 0, 'a clock counts exact time, not months')
  .refine((clock) => clock.warnBefore.milliseconds < clock.after.milliseconds, { path: ['warnBefore'], message: 'must be shorter than "after"' });

const colourSchema = z.strictObject({ feedbackWithin: durationSchema, minScore: z.number().min(0).max(100) });
const backoffSchema = z.strictObject({ first: durationSchema, factor: z.number().min(1).max(10), max: durationSchema });

export const policySchema = z.strictObject({
  legalBasis: z.string().min(1).max(200),
  clocks: z.array(clockSchema).min(1),
  hold: z.strictObject({ length: durationSchema, maxPerAccount: z.number().int().min(1).max(10), warnBefore: z.array(durationSchema) }),
  papers: z.strictObject({ dueAfter: durationSchema, required: z.array(z.enum(['police_id', 'application_form', 'legal_document', 'evidence'])) }),
  warnings: z.strictObject({ purple: colourSchema, red: colourSchema, yellow: colourSchema, blue: colourSchema }),
  alerts: z.strictObject({
    autoStop: z.array(
      z.strictObject({ source: z.string().min(1), minScore: z.number().min(0).max(100), officers: officersSchema, legalBasis: z.string().min(1).max(200) }),
    ),
  }),
  retry: backoffSchema.extend({ jitter: z.number().min(0).max(1) }),
  sync: backoffSchema,
  breaker: z.strictObject({ failures: z.number().int().min(1), openFor: durationSchema }),
  rateLimits: z.strictObject({
    writesPerSecond: z.number().positive(), writeBurst: z.number().positive(), readsPerSecond: z.number().positive(), callbacksPerSecond: z.number().positive(),
  }),
  intake: z.strictObject({ maxFuture: durationSchema, maxAge: durationSchema }),
});

export function toPolicyPack(parsed: z.output<typeof policySchema>): PolicyPack {
  return { ...parsed, hold: { ...parsed.hold, warnBefore: longestFirst(parsed.hold.warnBefore) } };
}

function longestFirst(durations: readonly Duration[]): Duration[] {
  return [...durations].sort((a, b) => b.milliseconds - a.milliseconds);
}
