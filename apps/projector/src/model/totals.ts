import { msBetween } from '@paystop/kernel';
import type { CaseRow, HoldRow, Slice, StatisticRow, WarningRow } from './rows';
import { secondsToStop } from './statistic-rows';

/** Upper edges of `paystop_time_to_stop_seconds` (contract.md 5). */
export const TIME_TO_STOP_EDGES = [60, 300, 600, 900, 1_200, 1_500, 1_740, 1_800, 1_860, 2_700, 3_540, 3_600, 3_660, 7_200] as const;
/** From a minute to two days: feedback is due within half an hour to a day. */
export const FEEDBACK_EDGES = [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 172_800] as const;

export const TOTAL_METRICS = [
  'stop_requests', 'reported_loss_fen', 'sla_outcomes', 'intercepted_fen', 'time_to_stop', 'time_to_stop_ms', 'warnings',
  'warning_feedback', 'warning_feedback_ms', 'open_cases', 'held_fen', 'frozen_fen', 'frozen_gross_fen', 'returned_fen', 'returned_victims',
] as const;
export type TotalMetric = (typeof TOTAL_METRICS)[number];

/** Sums by metric and up to three labels; the key is what the database row is keyed by. */
export type Totals = Map<string, bigint>;

export const LABEL_SEPARATOR = '|';
/** Stands where a metric has fewer labels than the key has places. */
export const NO_LABEL = '-';
const NO_INSTITUTION = 'unknown';
const MOST_LAYERS = 9;
const MS_PER_SECOND = 1_000;
const STANDING_HOLD: ReadonlySet<string> = new Set(['active', 'extended']);

export function totalKey(metric: TotalMetric, ...labels: readonly string[]): string {
  return [metric, labels[0] ?? NO_LABEL, labels[1] ?? NO_LABEL, labels[2] ?? NO_LABEL].join(LABEL_SEPARATOR);
}

/** The bounded label of a unit (contract-details 10). */
export type UnitLabel = (unit: string) => string;

/** A slice and the statistic rows of its requests, as far as they may have changed. */
export interface Counted {
  readonly slice: Slice;
  readonly statistics: ReadonlyMap<string, readonly StatisticRow[]>;
}

/**
 * What a chunk changes in the totals: all that the objects add to them after it, less what they added before it. An
 * object that is the same in both adds nothing, so counting again what is known already changes nothing.
 */
export function changeOfTotals(before: Counted, after: Counted, unitLabel: UnitLabel): Totals {
  const difference: Totals = new Map();
  for (const [id, row] of after.slice.requests) {
    if (before.slice.requests.get(id) === row && !after.statistics.has(id)) continue;
    change(difference, requestTotals(before, id, unitLabel), requestTotals(after, id, unitLabel));
  }
  for (const [id, row] of after.slice.instructions) {
    const sameRequest = before.slice.requests.has(row.facts.requestId) === after.slice.requests.has(row.facts.requestId);
    if (before.slice.instructions.get(id) !== row || !sameRequest) change(difference, instructionTotals(before, id, unitLabel), instructionTotals(after, id, unitLabel));
  }
  for (const [id, row] of after.slice.holds) if (before.slice.holds.get(id) !== row) change(difference, holdTotals(before.slice.holds.get(id)), holdTotals(row));
  for (const [id, row] of after.slice.warnings) {
    if (before.slice.warnings.get(id) !== row) change(difference, warningTotals(before.slice.warnings.get(id), unitLabel), warningTotals(row, unitLabel));
  }
  for (const [id, row] of after.slice.cases) if (before.slice.cases.get(id) !== row) change(difference, caseTotals(before.slice.cases.get(id)), caseTotals(row));
  return withoutZeros(difference);
}

type Addend = readonly [key: string, value: bigint];

function requestTotals({ slice, statistics }: Counted, requestId: string, unitLabel: UnitLabel): Addend[] {
  const request = slice.requests.get(requestId)?.facts;
  if (request === undefined) return [];
  const unit = unitLabel(request.unit);
  const loss = statistics.get(requestId)?.[0]?.lossMinor;
  const outcomes = request.outcomes.map((outcome): Addend => {
    const at = outcome.lastIndexOf(':');
    return [totalKey('sla_outcomes', outcome.slice(0, at), outcome.slice(at + 1), unit), 1n];
  });
  return [
    [totalKey('stop_requests', request.source, unit, request.fraudType), 1n],
    ...(loss === undefined ? [] : [[totalKey('reported_loss_fen', unit, request.fraudType), BigInt(loss)] as const]),
    ...outcomes,
  ];
}

function instructionTotals({ slice }: Counted, instructionId: string, unitLabel: UnitLabel): Addend[] {
  const stop = slice.instructions.get(instructionId)?.facts;
  const request = stop === undefined ? undefined : slice.requests.get(stop.requestId)?.facts;
  if (stop?.action !== 'stop' || request?.caseId !== stop.caseId) return [];
  const unit = unitLabel(request.unit);
  const institution = stop.institutionCode ?? NO_INSTITUTION;
  const intercepted: Addend = [totalKey('intercepted_fen', unit, institution, layerLabel(stop.layer)), BigInt(stop.mostInterceptedMinor)];
  if (stop.layer !== 1 || stop.firstStop === null) return [intercepted];
  const seconds = secondsToStop(request.reportedAt, stop.firstStop.stoppedAt);
  return [
    intercepted,
    [totalKey('time_to_stop', unit, institution, edgeOf(seconds, TIME_TO_STOP_EDGES)), 1n],
    [totalKey('time_to_stop_ms', unit, institution), BigInt(Math.round(seconds * MS_PER_SECOND))],
  ];
}

function holdTotals(row: HoldRow | undefined): Addend[] {
  return row !== undefined && STANDING_HOLD.has(row.facts.state) ? [[totalKey('held_fen'), BigInt(row.facts.amountMinor)]] : [];
}

function warningTotals(row: WarningRow | undefined, unitLabel: UnitLabel): Addend[] {
  if (row === undefined) return [];
  const { colour, unit, outcomes, issuedAt, firstFeedback } = row.facts;
  const counts = ['issued', ...outcomes].map((outcome): Addend => [totalKey('warnings', colour, unitLabel(unit), outcome), 1n]);
  if (firstFeedback === null) return counts;
  const milliseconds = Math.max(0, msBetween(issuedAt, firstFeedback.at));
  return [...counts, [totalKey('warning_feedback', edgeOf(milliseconds / MS_PER_SECOND, FEEDBACK_EDGES)), 1n], [totalKey('warning_feedback_ms'), BigInt(milliseconds)]];
}

function caseTotals(row: CaseRow | undefined): Addend[] {
  if (row === undefined) return [];
  const { status, stage, frozenMinor } = row.facts;
  return [...(status === 'open' ? [[totalKey('open_cases', stage), 1n] as const] : []), [totalKey('frozen_fen'), BigInt(frozenMinor)]];
}

function change(difference: Totals, before: readonly Addend[], after: readonly Addend[]): void {
  for (const [key, value] of before) difference.set(key, (difference.get(key) ?? 0n) - value);
  for (const [key, value] of after) difference.set(key, (difference.get(key) ?? 0n) + value);
}

function withoutZeros(totals: Totals): Totals {
  return new Map([...totals].filter(([, value]) => value !== 0n));
}

/** @returns the smallest edge that is not below the value, as a label. */
function edgeOf(seconds: number, edges: readonly number[]): string {
  return String(edges.find((edge) => seconds <= edge) ?? '+Inf');
}

function layerLabel(layer: number): string {
  return layer > MOST_LAYERS ? 'deeper' : String(layer);
}
