import { ALLOCATION_RULES, type PolicyPack, workingCalendar } from '@paystop/domain';
import { parseLocalDate, type Duration } from '@paystop/kernel';
import { z } from 'zod';
import { durationSchema } from './duration-schema';
import { onwardSchema, taintingSchema } from './onward-schema';
import { CHINESE_DAYS } from './chinese-days';

/** The policy file, checked and with its durations parsed (contract-details 12). */
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

const dateSchema = z.string().refine((text) => parseLocalDate(text) !== undefined, 'must be a day such as 2026-10-01');
const timeZoneSchema = z.string().refine(isTimeZone, 'must be a time zone such as Asia/Shanghai');
const calendarSchema = z
  .strictObject({ timezone: timeZoneSchema, publishedThrough: z.number().int().min(2000).max(2100), holidays: z.array(dateSchema), workdays: z.array(dateSchema) })
  .refine(({ holidays, workdays }) => !holidays.some((date) => workdays.includes(date)), { path: ['workdays'], message: 'a day is either off or worked' });
const allocationRules = Object.keys(ALLOCATION_RULES) as (keyof typeof ALLOCATION_RULES)[];
const digitsSchema = z.string().regex(/^(0|[1-9]\d{0,17})$/, 'must be digits of minor units in quotes');
const pointsSchema = z.number().min(0).max(100);
const riskSchema = z.strictObject({
  keepFor: durationSchema, pointsPerCase: pointsSchema, fastWithin: durationSchema, fastPoints: pointsSchema, largeAmountMinor: digitsSchema, largePoints: pointsSchema,
});
const indicatorsSchema = z.strictObject({ minCases: z.number().int().min(1), keepFor: durationSchema, pointsPerCase: pointsSchema, pointsPerVictim: pointsSchema });
const nextVictimSchema = z.strictObject({
  enabled: z.boolean(), askAfter: durationSchema, maxAsksPerMinute: z.number().positive().max(6_000), maxLayer: z.number().int().min(1).max(20), lookBack: durationSchema,
  leastAmountMinor: digitsSchema, maxPayers: z.number().int().min(1).max(10_000), riskScore: pointsSchema, warnAgainAfter: durationSchema,
});

const freezeSchema = z.strictObject({
  length: durationSchema, renewal: durationSchema, majorCaseLength: durationSchema, warnBefore: z.array(durationSchema), recheckWaiting: durationSchema,
});

export const policySchema = z.strictObject({
  legalBasis: z.string().min(1).max(200),
  clocks: z.array(clockSchema).min(1),
  hold: z.strictObject({ length: durationSchema, maxPerAccount: z.number().int().min(1).max(10), warnBefore: z.array(durationSchema), autoExtendBefore: durationSchema }),
  freeze: freezeSchema,
  onward: onwardSchema,
  tainting: taintingSchema,
  papers: z.strictObject({ dueAfter: durationSchema, required: z.array(z.enum(['police_id', 'application_form', 'legal_document', 'evidence'])) }),
  allocation: z.strictObject({ rule: z.enum(allocationRules) }),
  notice: z.strictObject({ length: durationSchema }),
  return: z.strictObject({ workingDays: z.number().int().min(1).max(60), queryWithin: durationSchema }),
  calendar: calendarSchema,
  warnings: z.strictObject({ purple: colourSchema, red: colourSchema, yellow: colourSchema, blue: colourSchema }),
  alerts: z.strictObject({
    autoStop: z.array(
      z.strictObject({ source: z.string().min(1), minScore: z.number().min(0).max(100), officers: officersSchema, legalBasis: z.string().min(1).max(200) }),
    ),
  }),
  nextVictim: nextVictimSchema,
  risk: riskSchema,
  indicators: indicatorsSchema,
  retry: backoffSchema.extend({ jitter: z.number().min(0).max(1) }),
  sync: backoffSchema,
  breaker: z.strictObject({ failures: z.number().int().min(1), openFor: durationSchema }),
  rateLimits: z.strictObject({
    writesPerSecond: z.number().positive(), writeBurst: z.number().positive(), readsPerSecond: z.number().positive(), callbacksPerSecond: z.number().positive(),
  }),
  intake: z.strictObject({ maxFuture: durationSchema, maxAge: durationSchema }),
});

export function toPolicyPack(parsed: z.output<typeof policySchema>): PolicyPack {
  const { timezone, ...days } = parsed.calendar;
  return {
    ...parsed,
    hold: { ...parsed.hold, warnBefore: longestFirst(parsed.hold.warnBefore) },
    freeze: { ...parsed.freeze, warnBefore: longestFirst(parsed.freeze.warnBefore) },
    calendar: workingCalendar({ timeZone: timezone, ...days }, CHINESE_DAYS),
  };
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function longestFirst(durations: readonly Duration[]): Duration[] {
  return [...durations].sort((a, b) => b.milliseconds - a.milliseconds);
}
