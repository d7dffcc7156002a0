import { type CaseState, type KnownRisk, type RiskEntry, type Sighting, isAlive, isFinal, knownRisk } from '@paystop/domain';

/** What changes among the sightings when cases are learnt anew. */
export interface SightingChanges {
  readonly changed: readonly Sighting[];
  readonly gone: readonly Sighting[];
  readonly fresh: readonly Sighting[];
}

export function compareSightings(stored: readonly Sighting[], present: readonly Sighting[]): SightingChanges {
  const before = new Map(stored.map((each) => [keyOf(each), JSON.stringify(each)]));
  const after = new Set(present.map(keyOf));
  return {
    changed: present.filter((each) => before.get(keyOf(each)) !== JSON.stringify(each)),
    gone: stored.filter((each) => !after.has(keyOf(each))),
    fresh: present.filter((each) => !before.has(keyOf(each))),
  };
}

/**
 * What a case shares with those known before it. Ids of cases rise with time, so that of two that are learnt together the
 * later one is told; an entry that was withdrawn or aged out says nothing.
 */
export function touched(
  state: CaseState,
  { fresh, known, entries }: { readonly fresh: readonly Sighting[]; readonly known: readonly Sighting[]; readonly entries: ReadonlyMap<string, RiskEntry> },
): KnownRisk | undefined {
  const { caseId, unit } = state.record;
  const mine = new Set(fresh.filter((each) => each.caseId === caseId).map((each) => each.subject));
  const together = new Set(fresh.map(keyOf));
  const cameBefore = (each: Sighting): boolean => each.caseId < caseId || (each.caseId !== caseId && !together.has(keyOf(each)));
  const others = known.filter((each) => mine.has(each.subject) && cameBefore(each) && mayTell(entries.get(each.subject)));
  return knownRisk(unit, others);
}

function mayTell(entry: RiskEntry | undefined): boolean {
  return entry === undefined || isAlive(entry);
}

/** A case whose stops are not all answered teaches more later. */
export function isUnfinished(state: CaseState): boolean {
  return [...state.instructions.values()].some((each) => each.action === 'stop' && !isFinal(each.state));
}

function keyOf({ subject, caseId }: Sighting): string {
  return `${subject} ${caseId}`;
}
