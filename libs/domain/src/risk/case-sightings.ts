import { type Instant, type Money, NO_MONEY, earlierOf, msBetween, sumMoney } from '@paystop/kernel';
import { accountOf, targetKey } from '../case/account-key';
import type { CaseState } from '../case/case-state';
import type { HoldRecord, InstructionRecord, RequestRecord, TransferRecord, VictimRecord } from '../case/records';
import { movedOnBy } from '../tracing/case-findings';
import { normalIndicator } from './normal-indicator';
import type { AccountSighting, AccountStanding, IndicatorSighting, RiskReferences, Sighting } from './sighting';

const MINUTE_MS = 60_000;
const BANK_CONFIRMED: ReadonlySet<string> = new Set(['held', 'partially_held', 'not_held']);

/** What a case teaches, as it stands now: learning it again changes nothing. */
export function sightingsOf(state: CaseState, references: RiskReferences): Sighting[] {
  return [...accountSightings(state, references), ...indicatorSightings(state, references)];
}

/** Accounts that stops are aimed at; payment orders are no accounts, and a stop that was taken back teaches nothing. */
function accountSightings(state: CaseState, references: RiskReferences): AccountSighting[] {
  const bySubject = new Map<string, AccountSighting>();
  for (const stop of state.instructions.values()) {
    const { institutionCode, accountNumber } = stop.target;
    if (stop.action !== 'stop' || stop.state === 'cancelled' || stop.withdrawn !== null) continue;
    if (stop.target.paymentOrder !== null || institutionCode === null || accountNumber === null) continue;
    const subject = references.account(institutionCode, accountNumber);
    const sighting = accountSighting(state, stop, { subject, institutionCode, account: accountNumber });
    const known = bySubject.get(subject);
    bySubject.set(subject, known === undefined ? sighting : later(known, sighting));
  }
  return [...bySubject.values()];
}

function accountSighting(
  state: CaseState, stop: InstructionRecord, named: Pick<AccountSighting, 'subject' | 'institutionCode' | 'account'>,
): AccountSighting {
  const cameInAt = moneyCameIn(state, stop);
  return {
    ...named, kind: 'account', caseId: stop.caseId, unit: state.record.unit, counts: BANK_CONFIRMED.has(stop.state), layer: stop.layer,
    amount: stop.amount, victims: victimsOf([...state.requests.values()]),
    minutesToMoveOn: movedOnBy(state, stop)
      .filter((transfer) => transfer.transferredAt >= cameInAt)
      .map((transfer) => Math.round(msBetween(cameInAt, transfer.transferredAt) / MINUTE_MS)),
    firstSeenAt: stop.requestedAt, lastSeenAt: stop.requestedAt, standing: standingOf(state, stop),
  };
}

/** Two stops of one case on one account are one sighting: the later one tells how it stands. */
function later(a: AccountSighting, b: AccountSighting): AccountSighting {
  const [first, last] = a.firstSeenAt <= b.firstSeenAt ? [a, b] : [b, a];
  return {
    ...last, counts: a.counts || b.counts, layer: Math.min(a.layer, b.layer), firstSeenAt: first.firstSeenAt,
    minutesToMoveOn: last.minutesToMoveOn.length > 0 ? last.minutesToMoveOn : first.minutesToMoveOn, standing: last.standing ?? first.standing,
  };
}

/** When the case's money first reached the account: by report on the first layer, by the bank before it further on. */
function moneyCameIn(state: CaseState, stop: InstructionRecord): Instant {
  const reported = restingTransfers(state, stop).map((transfer) => transfer.transferredAt);
  const parent = stop.reachedFrom === null ? undefined : state.instructions.get(stop.reachedFrom);
  const told = (parent?.onwardTransfers ?? [])
    .filter((transfer) => transfer.to?.accountNumber === stop.target.accountNumber && (transfer.to.institutionCode ?? null) === stop.target.institutionCode)
    .map((transfer) => transfer.transferredAt);
  const [first, ...others] = [...reported, ...told];
  return first === undefined ? stop.requestedAt : others.reduce(earlierOf, first);
}

function restingTransfers(state: CaseState, stop: InstructionRecord): TransferRecord[] {
  return [...state.requests.values()].flatMap((request) => request.transfers.filter((transfer) => transfer.instructionId === stop.instructionId));
}

function standingOf(state: CaseState, stop: InstructionRecord): AccountStanding | null {
  const hold = stop.holdId === null ? undefined : state.holds.get(stop.holdId);
  return hold === undefined ? null : STANDINGS[hold.state];
}

const STANDINGS: Readonly<Record<HoldRecord['state'], AccountStanding>> = {
  active: 'held', extended: 'held', frozen: 'frozen', released: 'released', lapsed: 'lapsed',
};

function indicatorSightings(state: CaseState, references: RiskReferences): IndicatorSighting[] {
  const naming = new Map<string, { readonly kind: string; readonly value: string; readonly requests: RequestRecord[] }>();
  for (const request of state.requests.values()) {
    for (const { kind, value } of request.indicators.map(normalIndicator)) {
      if (value === '' || (kind === 'phone' && isVictims(state, value))) continue;
      const subject = references.indicator(kind, value);
      const known = naming.get(subject) ?? { kind, value, requests: [] };
      naming.set(subject, known.requests.includes(request) ? known : { ...known, requests: [...known.requests, request] });
    }
  }
  return [...naming].map(([subject, { kind, value, requests }]) => {
    const seen = requests.map((request) => request.reportedAt).sort();
    return {
      kind: 'indicator', subject, caseId: state.record.caseId, unit: state.record.unit, counts: true, indicatorKind: kind, value,
      amount: lossOf(state, requests), victims: victimsOf(requests), firstSeenAt: seen[0] ?? state.record.openedAt, lastSeenAt: seen.at(-1) ?? state.record.openedAt,
    };
  });
}

/** A victim's own number given among the fraudster's is a slip of the pen, not an indicator. */
function isVictims(state: CaseState, phone: string): boolean {
  return [...state.requests.values()].some(({ victim }) => normalIndicator({ kind: 'phone', value: victim.phone }).value === phone);
}

/** At most the case's own loss: what two requests report of one transfer is lost once. */
function lossOf(state: CaseState, requests: readonly RequestRecord[]): Money {
  if (requests.length === state.requests.size) return state.record.reportedLoss;
  const own = requests.flatMap((request) => request.transfers.filter((transfer) => transfer.instructionCaseId === state.record.caseId));
  const transfers = new Map(own.map((transfer) => [`${targetKey(transfer.from)} ${accountOf(transfer.to)} ${transfer.amount.amountMinor} ${transfer.transferredAt}`, transfer.amount]));
  return transfers.size === 0 ? NO_MONEY : sumMoney([...transfers.values()]);
}

function victimsOf(requests: readonly RequestRecord[]): number {
  return new Set(requests.map(({ victim }) => personKey(victim))).size;
}

function personKey({ idNumber, phone }: VictimRecord): string {
  return idNumber ?? phone;
}
