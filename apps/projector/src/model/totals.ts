import { msBetween } from '@paystop/kernel';
import type { InstructionFacts, RequestFacts, Slice, StatisticRow, WarningFacts } from './rows';
import { secondsToStop } from './statistic-rows';

/** Upper edges of `paystop_time_to_stop_seconds` (contract.md 5). */
export const TIME_TO_STOP_EDGES = [60, 300, 600, 900, 1_200, 1_500, 1_740, 1_800, 1_860, 2_700, 3_540, 3_600, 3_660, 7_200] as const;
/** From a minute to two days: feedback is due within half an hour to a day. */
export const FEEDBACK_EDGES = [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 172_800] as const;

export const TOTAL_METRICS = [
  'stop_requests', 'reported_loss_fen', 'sla_outcomes', 'intercepted_fen', 'time_to_stop', 'time_to_stop_ms', 'warnings',
  'warning_feedback', 'warning_feedback_ms', 'open_cases', 'held_fen', 'frozen_fen',
] as const;
export type TotalMetric = (typeof TOTAL_METRICS)[number];

/** Sums by metric and up to three labels; the key is what the database row is keyed by. */
export type Totals = Map<string, bigint>;

export const LABEL_SEPARATOR = '|';
/** Stands where a metric has fewer labels than the key has places. */
export const NO_LABEL = '-';
const NO_INSTITUTION = 'unknown';
const MOST_LAYERS = 9;
const STANDING_HOLD: ReadonlySet<string> = new Set(['active', 'extended']);

export function totalKey(metric: TotalMetric, ...labels: readonly string[]): string {
  return [metric, labels[0] ?? NO_LABEL, labels[1] ?? NO_LABEL, labels[2] ?? NO_LABEL].join(LABEL_SEPARATOR);
}

export interface TotalsContext {
  /** The bounded label of a unit (contract-details 10). */
  readonly unitLabel: (unit: string) => string;
  /** Statistic rows of the slice's requests. */
  readonly statistics: ReadonlyMap<string, readonly StatisticRow[]>;
}

/**
 * Everything that the objects of a slice add to the totals. A chunk's change to the database is this sum after it,
 * less this sum before it: counting again what is known already changes nothing.
 */
export function totalsOf(slice: Slice, context: TotalsContext): Totals {
  const totals: Totals = new Map();
  for (const { facts } of slice.requests.values()) addRequest(totals, facts, context);
  for (const { facts } of slice.instructions.values()) addInstruction(totals, facts, slice.requests.get(facts.requestId)?.facts, context);
  for (const { facts } of slice.holds.values()) if (STANDING_HOLD.has(facts.state)) add(totals, totalKey('held_fen'), BigInt(facts.amountMinor));
  for (const { facts } of slice.warnings.values()) addWarning(totals, facts, context);
  for (const { facts } of slice.cases.values()) {
    if (facts.status === 'open') add(totals, totalKey('open_cases', facts.stage), 1n);
    add(totals, totalKey('frozen_fen'), BigInt(facts.frozenMinor));
  }
  return totals;
}

/** @returns what has to be added to get from one to the other, without the zeros. */
export function totalsChange(before: Totals, after: Totals): Totals {
  const change: Totals = new Map();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const difference = (after.get(key) ?? 0n) - (before.get(key) ?? 0n);
    if (difference !== 0n) change.set(key, difference);
  }
  return change;
}

function addRequest(totals: Totals, request: RequestFacts, { unitLabel, statistics }: TotalsContext): void {
  const unit = unitLabel(request.unit);
  const whole = statistics.get(request.requestId)?.[0];
  add(totals, totalKey('stop_requests', request.source, unit, request.fraudType), 1n);
  add(totals, totalKey('reported_loss_fen', unit, request.fraudType), BigInt(whole?.lossMinor ?? '0'));
  for (const outcome of request.outcomes) {
    const at = outcome.lastIndexOf(':');
    add(totals, totalKey('sla_outcomes', outcome.slice(0, at), outcome.slice(at + 1), unit), 1n);
  }
}

function addInstruction(totals: Totals, stop: InstructionFacts, request: RequestFacts | undefined, { unitLabel }: TotalsContext): void {
  if (stop.action !== 'stop' || request === undefined || request.caseId !== stop.caseId) return;
  const unit = unitLabel(request.unit);
  const institution = stop.institutionCode ?? NO_INSTITUTION;
  add(totals, totalKey('intercepted_fen', unit, institution, layerLabel(stop.layer)), BigInt(stop.mostInterceptedMinor));
  if (stop.layer !== 1 || stop.firstStop === null) return;
  const seconds = secondsToStop(request.reportedAt, stop.firstStop.stoppedAt);
  add(totals, totalKey('time_to_stop', unit, institution, edgeOf(seconds, TIME_TO_STOP_EDGES)), 1n);
  add(totals, totalKey('time_to_stop_ms', unit, institution), BigInt(Math.round(seconds * 1_000)));
}

function addWarning(totals: Totals, warning: WarningFacts, { unitLabel }: TotalsContext): void {
  const unit = unitLabel(warning.unit);
  for (const outcome of ['issued', ...warning.outcomes]) add(totals, totalKey('warnings', warning.colour, unit, outcome), 1n);
  if (warning.firstFeedback === null) return;
  const milliseconds = Math.max(0, msBetween(warning.issuedAt, warning.firstFeedback.at));
  add(totals, totalKey('warning_feedback', edgeOf(milliseconds / 1_000, FEEDBACK_EDGES)), 1n);
  add(totals, totalKey('warning_feedback_ms'), BigInt(milliseconds));
}

/** @returns the smallest edge that is not below the value, as a label. */
function edgeOf(seconds: number, edges: readonly number[]): string {
  return String(edges.find((edge) => seconds <= edge) ?? '+Inf');
}

function layerLabel(layer: number): string {
  return layer > MOST_LAYERS ? 'deeper' : String(layer);
}

function add(totals: Totals, key: string, value: bigint): void {
  totals.set(key, (totals.get(key) ?? 0n) + value);
}
