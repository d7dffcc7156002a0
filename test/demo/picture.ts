import type { BadBank } from './bad-day';
import type { Report } from './front-line';
import type { MuleProgress } from './simulator-client';
import { yuanText } from './scoreboard';

/** What the terminal shows while the morning runs. Pure: state in, lines out. */
export interface InstitutionRow {
  readonly code: string;
  readonly state: string;
  readonly breaker: string;
  readonly inFlight: number;
  readonly queued: number;
  readonly indeterminate: number;
  readonly p95AnswerMs: number | null;
}

export interface Morning {
  readonly seed: string;
  readonly elapsedMs: number;
  readonly lengthMs: number;
  readonly reports: readonly Report[];
  readonly institutions: readonly InstitutionRow[];
  readonly badBanks: readonly BadBank[];
  readonly mules: MuleProgress | undefined;
  readonly warnings: { readonly raised: number; readonly seen: number; readonly fedBack: number };
}

const BAR_WIDTH = 40;
const SHOWN_BANKS = 14;
const MINUTE_S = 60;

export function pictureOf(morning: Morning): string[] {
  return [
    `PayStop: a city's morning, SIMULATED, seed ${morning.seed}   ${clock(morning.elapsedMs)} of about ${clock(morning.lengthMs)}   (a second is a minute)`,
    bar(morning.elapsedMs / morning.lengthMs),
    '',
    requestLine(morning.reports),
    ...['30m', '60m'].map((name) => clockLine(name, morning.reports)),
    moneyLine(morning.reports),
    muleLine(morning.mules),
    `warnings   ${String(morning.warnings.raised)} alerts raised · ${String(morning.warnings.seen)} warnings issued · ${String(morning.warnings.fedBack)} fed back`,
    '',
    ...bankLines(morning),
  ];
}

/** One line for terminals that cannot be painted on, and for logs. */
export function plainLine(morning: Morning): string {
  return `${clock(morning.elapsedMs)}  ${[requestLine(morning.reports), clockLine('30m', morning.reports), moneyLine(morning.reports), muleLine(morning.mules)].map((line) => line.replace(/\s+/g, ' ').trim()).join(' | ')}`;
}

function requestLine(reports: readonly Report[]): string {
  const count = (wanted: (report: Report) => boolean): string => String(reports.filter(wanted).length);
  const problems = reports.filter(({ state, problem }) => state !== 'accepted' && problem !== undefined).at(-1)?.problem;
  return `requests   ${count(({ state }) => state !== 'to_come')} of ${String(reports.length)} reported · ${count(({ state }) => state === 'accepted')} accepted · ${count(({ view }) => view?.status === 'completed')} completed`
    + ` · ${count(({ state, view }) => state === 'accepted' && view?.status !== 'completed')} under way${problems === undefined ? '' : ` · last trouble: ${problems}`}`;
}

function clockLine(name: string, reports: readonly Report[]): string {
  const states = reports.flatMap(({ view }) => view?.clocks.filter((each) => each.name === name).map(({ state }) => state) ?? []);
  const count = (state: string): string => String(states.filter((each) => each === state).length);
  return `clock ${name}  met ${count('met')} · running ${count('running')} · at risk ${count('at_risk')} · breached ${count('breached')}`;
}

function moneyLine(reports: readonly Report[]): string {
  let lost = 0n;
  let held = 0n;
  for (const { report, view, state } of reports) {
    if (state !== 'accepted') continue;
    lost += report.request.transfers.reduce((sum, { amount }) => sum + BigInt(amount.amountMinor), 0n);
    held += BigInt(view?.interceptedAmount?.amountMinor ?? '0');
  }
  const share = lost === 0n ? '' : ` (${(Number((held * 1_000n) / lost) / 10).toFixed(1)} %)`;
  return `money      reported ${yuanText(lost)} · held ${yuanText(held)}${share}`;
}

function muleLine(mules: MuleProgress | undefined): string {
  if (mules === undefined) return 'mules      —';
  return `mules      ${String(mules.moved)} transfers got through · ${String(mules.blocked)} stopped by a hold · ${String(mules.withoutFunds)} had nothing left to move`;
}

/** Those in trouble first, then the busiest. */
function bankLines({ institutions, badBanks }: Morning): string[] {
  if (institutions.length === 0) return [];
  const notes = new Map(badBanks.map(({ code, note }) => [code, note]));
  const weight = (row: InstitutionRow): number => (row.state === 'up' ? 0 : 1_000_000) + row.indeterminate * 1_000 + row.queued * 10 + row.inFlight + (notes.has(row.code) ? 0.5 : 0);
  const shown = [...institutions].sort((a, b) => weight(b) - weight(a)).slice(0, SHOWN_BANKS);
  const up = institutions.filter(({ state }) => state === 'up').length;
  return [
    `banks      ${String(up)} of ${String(institutions.length)} up`,
    ...shown.map((row) => `  ${row.code.padEnd(10)} ${row.state.padEnd(9)} breaker ${row.breaker.padEnd(9)} in flight ${pad(row.inFlight)} queued ${pad(row.queued)} unknown ${pad(row.indeterminate)} p95 ${row.p95AnswerMs === null ? '    –' : `${String(Math.round(row.p95AnswerMs)).padStart(5)} ms`}  ${notes.get(row.code) ?? ''}`),
  ];
}

function pad(value: number): string {
  return String(value).padStart(3);
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR_WIDTH);
  return `[${'█'.repeat(full)}${'·'.repeat(BAR_WIDTH - full)}]`;
}

function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${String(Math.floor(seconds / MINUTE_S))}:${String(seconds % MINUTE_S).padStart(2, '0')}`;
}
