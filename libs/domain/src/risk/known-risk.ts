import { unitCovers } from '../authority/authority';
import type { WarningColourName } from '../policy/policy-pack';
import type { AccountStanding, Sighting } from './sighting';

/** What a request or alert shares with cases that went before it. */
export interface KnownRisk {
  readonly accounts: number;
  readonly indicators: number;
  /** Cases of the unit that looks, and below; whose they are. */
  readonly cases: readonly { readonly caseId: string; readonly unit: string }[];
  /** How many further cases of others there are: no more than that is theirs to know. */
  readonly otherCases: number;
}

/** @param unit who is told. @param sightings of the touched subjects, in other cases. @returns undefined where nothing is shared. */
export function knownRisk(unit: string, sightings: readonly Sighting[]): KnownRisk | undefined {
  if (sightings.length === 0) return undefined;
  const cases = [...new Map(sightings.map((each) => [each.caseId, { caseId: each.caseId, unit: each.unit }])).values()].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  const seen = cases.filter((each) => unitCovers(unit, each.unit));
  const subjects = (kind: Sighting['kind']): number => new Set(sightings.filter((each) => each.kind === kind).map((each) => each.subject)).size;
  return { accounts: subjects('account'), indicators: subjects('indicator'), cases: seen, otherCases: cases.length - seen.length };
}

const STRICTER: Readonly<Record<WarningColourName, WarningColourName>> = { blue: 'yellow', yellow: 'red', red: 'purple', purple: 'purple' };

/** An alert that touches what cases taught is one colour more urgent than it would be alone. */
export function raisedColour(colour: WarningColourName, known: KnownRisk | undefined): WarningColourName {
  return known === undefined ? colour : STRICTER[colour];
}

const STRONGEST_FIRST: readonly AccountStanding[] = ['frozen', 'held', 'released', 'lapsed'];

/** @returns how the account stands over all cases: a freeze anywhere outweighs a hold, a hold outweighs what is over. */
export function standingOver(sightings: readonly Sighting[]): AccountStanding | null {
  const standings = new Set(sightings.flatMap((each) => (each.kind === 'account' && each.standing !== null ? [each.standing] : [])));
  return STRONGEST_FIRST.find((standing) => standings.has(standing)) ?? null;
}
