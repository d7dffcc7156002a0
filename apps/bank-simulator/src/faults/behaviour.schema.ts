import { INSTRUCTION_ACTIONS, OUTCOME_RESULTS, moneySchema } from '@paystop/contracts';
import { z } from 'zod';
import { DEFAULT_TERMS } from '../rules/terms';

/** How one simulated bank behaves; every part can be set through the control interface while it runs. */
const MAX_DELAY_MS = 86_400_000;
const delayMs = z.number().int().min(0).max(MAX_DELAY_MS);

/** Fixed, or drawn anew for each answer. */
const delaySchema = z.union([
  delayMs,
  z.strictObject({ kind: z.literal('uniform'), minMs: delayMs, maxMs: delayMs }),
  z.strictObject({ kind: z.literal('lognormal'), medianMs: delayMs, sigma: z.number().min(0).max(3) }),
]);

const guardsSchema = z.strictObject({
  idempotency: z.boolean(),
  sequence: z.boolean(),
  alreadyStopped: z.boolean(),
  tooManyStops: z.boolean(),
});

const settingsShape = {
  /** `closed`: every connection is cut before anything is read. */
  channel: z.enum(['open', 'closed']),
  answerDelay: delaySchema,
  /** `callback`: 202 at once, the order is carried out and answered after `callbackDelay`. */
  answer: z.enum(['sync', 'callback']),
  callbackDelay: delaySchema,
  verifySignatures: z.boolean(),
  openWorld: z.boolean(),
  requireLegalDocument: z.boolean(),
  holdLengthMs: z.number().int().min(1),
  freezeLengthMs: z.number().int().min(1),
  timeToleranceMs: z.number().int().min(0),
  maxStopsPerCase: z.number().int().min(1),
};

/** A change names only what it changes. */
export const settingsChangeSchema = z.strictObject({ ...settingsShape, guards: guardsSchema.partial() }).partial();

const selectors = {
  /** How often it strikes; without it until it is removed. */
  times: z.number().int().min(1).optional(),
  accounts: z.array(z.string()).min(1).optional(),
  actions: z.array(z.enum(INSTRUCTION_ACTIONS)).min(1).optional(),
  instructionIds: z.array(z.string()).min(1).optional(),
  /** Drawn from the simulator's seeded randomness. */
  probability: z.number().gt(0).max(1).optional(),
};
const fault = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) => z.strictObject({ kind: z.literal(kind), ...selectors, ...shape });

/** Where it matters: is the order carried out although the answer fails? */
const carryOut = z.boolean();
const retryAfter = z.union([z.number().int().min(0), z.string().min(1)]).optional();

/** Faults of `POST /instructions`, of the sync `GET`, and of callbacks. */
export const faultSchema = z.discriminatedUnion('kind', [
  fault('slow', { delay: delaySchema }),
  fault('hang', { carryOut: carryOut.default(true) }),
  fault('cut_before_reading', {}),
  fault('cut_after_reading', { carryOut: carryOut.default(false) }),
  fault('cut_while_answering', { carryOut: carryOut.default(true) }),
  fault('garbage', { carryOut: carryOut.default(true) }),
  fault('wrong_content_type', { carryOut: carryOut.default(true) }),
  fault('empty_answer', { carryOut: carryOut.default(true) }),
  fault('http_status', { status: z.number().int().min(300).max(599), retryAfter, carryOut: carryOut.default(false) }),
  fault('forced_answer', {
    result: z.enum(OUTCOME_RESULTS), code: z.string().max(16), remark: z.string().max(200).optional(), heldAmount: moneySchema.optional(), balanceBefore: moneySchema.optional(),
  }),
  fault('answer_by_callback', { callbackDelay: delaySchema.optional() }),
  fault('conflict_on_repeat', {}),
  fault('sync_not_found', {}),
  fault('sync_processing', {}),
  fault('sync_http_status', { status: z.number().int().min(400).max(599) }),
  fault('sync_cut', {}),
  fault('callback_twice', {}),
  fault('callback_contradicting', { result: z.enum(OUTCOME_RESULTS), code: z.string().max(16) }),
  fault('callback_late', { delay: delaySchema }),
  fault('callback_unsigned', {}),
  fault('callback_forged', {}),
  fault('callback_wrong_digest', {}),
  fault('callback_expired', {}),
  fault('callback_never', {}),
]);

export type Delay = z.infer<typeof delaySchema>;
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
export type Settings = z.infer<z.ZodObject<typeof settingsShape>> & { readonly guards: z.infer<typeof guardsSchema> };
export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault['kind'];
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

export const DEFAULT_SETTINGS: Settings = {
  channel: 'open',
  answerDelay: 0,
  answer: 'sync',
  callbackDelay: 0,
  verifySignatures: true,
  openWorld: DEFAULT_TERMS.openWorld,
  requireLegalDocument: DEFAULT_TERMS.requireLegalDocument,
  holdLengthMs: DEFAULT_TERMS.holdLengthMs,
  freezeLengthMs: DEFAULT_TERMS.freezeLengthMs,
  timeToleranceMs: DEFAULT_TERMS.timeToleranceMs,
  maxStopsPerCase: DEFAULT_TERMS.maxStopsPerCase,
  guards: DEFAULT_TERMS.guards,
};

export function changedSettings(settings: Settings, change: SettingsChange): Settings {
  const { guards, ...rest } = change;
  return overlay(settings, { ...rest, guards: overlay(settings.guards, guards ?? {}) });
}

/** `change` over `base`, a field that is not named staying as it was. */
function overlay<T extends object>(base: T, change: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(named) };
}
