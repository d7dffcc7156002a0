import { type Instant, epochMs, instantFromMs, invariant, minorUnits, plusDuration, sumMoney } from '@paystop/kernel';
import { cityOf } from '../authority/authority';
import type { PolicyPack } from '../policy/policy-pack';
import type { FraudIndicator, RiskAccount, RiskEntry, RiskState } from './risk-entry';
import type { AccountSighting, IndicatorSighting, Sighting } from './sighting';

export interface Learning {
  readonly now: Instant;
  readonly policy: PolicyPack;
  /** For an entry that is new. */
  readonly entryId: string;
}

const MOST_POINTS = 100;
const MINUTE_MS = 60_000;

/**
 * @param sightings all that is known of one subject, one a case.
 * @returns the entry that follows; `before` itself where nothing is new; undefined where there is nothing to say.
 */
export function learnRisk(before: RiskEntry | undefined, sightings: readonly Sighting[], learning: Learning): RiskEntry | undefined {
  const counted = sightings.filter((each) => each.counts && isNewSince(before, each));
  const [first] = counted;
  if (first === undefined) return before === undefined ? undefined : changedTo(before, emptied(before));
  const entry = first.kind === 'account'
    ? accountEntry(before, counted.filter((each) => each.kind === 'account'), learning)
    : indicatorEntry(before, counted.filter((each) => each.kind === 'indicator'), learning);
  return before === undefined ? entry : changedTo(before, entry);
}

/** What was withdrawn stays withdrawn for the cases that it was withdrawn for; only a later one brings it back. */
function isNewSince(before: RiskEntry | undefined, { lastSeenAt }: Sighting): boolean {
  return before === undefined || before.withdrawn === null || lastSeenAt > before.withdrawn.at;
}

function emptied(before: RiskEntry): RiskEntry {
  return before.state === 'withdrawn' ? before : { ...before, state: 'expired', cases: 0, score: 0 };
}

function changedTo(before: RiskEntry, after: RiskEntry): RiskEntry {
  const same = JSON.stringify({ ...before, version: 0 }) === JSON.stringify({ ...after, version: 0 });
  return same ? before : { ...after, version: before.version + 1 };
}

function accountEntry(before: RiskEntry | undefined, sightings: readonly AccountSighting[], learning: Learning): RiskAccount {
  const [first] = sightings;
  invariant(first !== undefined, 'an entry has a case behind it');
  const { risk } = learning.policy;
  const facts = commonFacts(before, sightings, learning);
  const minutes = median(sightings.flatMap((each) => each.minutesToMoveOn));
  const expiresAt = plusDuration(facts.lastSeenAt, risk.keepFor);
  const fast = minutes !== null && minutes * MINUTE_MS <= risk.fastWithin.milliseconds;
  const large = minorUnits(facts.amount) >= BigInt(risk.largeAmountMinor);
  const score = Math.min(MOST_POINTS, facts.cases * risk.pointsPerCase + (fast ? risk.fastPoints : 0) + (large ? risk.largePoints : 0));
  return {
    ...facts, kind: 'account', institutionCode: first.institutionCode, account: first.account,
    layers: [...new Set(sightings.map((each) => each.layer))].sort((a, b) => a - b), medianMinutesToMoveOn: minutes,
    score, expiresAt, state: aliveUntil(expiresAt, learning.now, 'published'),
  };
}

function indicatorEntry(before: RiskEntry | undefined, sightings: readonly IndicatorSighting[], learning: Learning): FraudIndicator {
  const [first] = sightings;
  invariant(first !== undefined, 'an entry has a case behind it');
  const { indicators } = learning.policy;
  const facts = commonFacts(before, sightings, learning);
  const confirmed = before?.kind === 'indicator' && before.withdrawn === null ? before.confirmed : null;
  const expiresAt = plusDuration(facts.lastSeenAt, indicators.keepFor);
  const known = facts.cases >= indicators.minCases || confirmed !== null;
  return {
    ...facts, kind: 'indicator', indicatorKind: first.indicatorKind, value: first.value, confirmed,
    score: Math.min(MOST_POINTS, facts.cases * indicators.pointsPerCase + facts.victims * indicators.pointsPerVictim),
    expiresAt, state: aliveUntil(expiresAt, learning.now, known ? 'published' : 'candidate'),
  };
}

function aliveUntil(expiresAt: Instant, now: Instant, alive: RiskState): RiskState {
  return expiresAt <= now ? 'expired' : alive;
}

type Common = Pick<RiskEntry, 'entryId' | 'subject' | 'unit' | 'cases' | 'victims' | 'amount' | 'firstSeenAt' | 'lastSeenAt' | 'withdrawn' | 'version'>;

function commonFacts(before: RiskEntry | undefined, sightings: readonly Sighting[], { entryId }: Learning): Common {
  const [first] = [...sightings].sort((a, b) => (a.firstSeenAt === b.firstSeenAt ? compare(a.caseId, b.caseId) : compare(a.firstSeenAt, b.firstSeenAt)));
  invariant(first !== undefined, 'an entry has a case behind it');
  return {
    entryId: before?.entryId ?? entryId, subject: first.subject, unit: before?.unit ?? cityOf(first.unit), cases: sightings.length,
    victims: sightings.reduce((sum, each) => sum + each.victims, 0), amount: sumMoney(sightings.map((each) => each.amount)),
    firstSeenAt: first.firstSeenAt, lastSeenAt: instantFromMs(Math.max(...sightings.map((each) => epochMs(each.lastSeenAt)))),
    withdrawn: null, version: before?.version ?? 1,
  };
}

/** The middle value; of an even number the smaller middle one, so that it is one that was seen. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
