import type { CaseRecord, ClockState } from '@paystop/domain';
import type { CaseFacts, CaseRow, InstructionRow, RequestRow, StuckAt } from './rows';

/** The objects of one case, and those of other cases that its requests rest on. */
export interface CaseContents {
  readonly requests: readonly RequestRow[];
  readonly instructions: readonly InstructionRow[];
}

const SEVERITY: Readonly<Record<ClockState, number>> = { met: 0, running: 1, at_risk: 2, breached: 3 };
const WAITS_FOR_SOMEBODY: ReadonlySet<string> = new Set(['proposed', 'awaiting_routing', 'queued', 'sent', 'acknowledged', 'indeterminate', 'refused']);

/** The row of a case: its newest record, and what its requests and stops add to its place in a list. */
export function deriveCase(known: CaseRow | undefined, newest: CaseRecord | undefined, contents: CaseContents): CaseRow | undefined {
  const fresh = newest !== undefined && (known === undefined || newest.version > known.facts.version) ? newest : undefined;
  const own = fresh === undefined ? known?.facts : ownFacts(fresh);
  if (own === undefined) return undefined;
  const facts = { ...own, ...derivedFacts(contents) };
  if (fresh === undefined && known !== undefined && sameFacts(known.facts, facts)) return known;
  return { facts, body: fresh ?? known?.body ?? null };
}

type Derived = 'nextDueAt' | 'sla' | 'stuckAt' | 'institutions' | 'clocks';

function ownFacts(record: CaseRecord): Omit<CaseFacts, Derived> {
  const { caseId, caseNumber, status, stage, unit, fraudType, openedAt, reportedAt, version } = record;
  return { caseId, caseNumber, status, stage, unit, fraudType, openedAt, reportedAt, version, frozenMinor: record.frozenAmount.amountMinor };
}

function derivedFacts({ requests, instructions }: CaseContents): Pick<CaseFacts, Derived> {
  const clocks = requests.flatMap(({ facts }) => facts.clocks.map((clock) => ({ requestId: facts.requestId, ...clock })));
  clocks.sort((a, b) => compare(a.requestId, b.requestId));
  const running = clocks.filter((clock) => clock.state === 'running' || clock.state === 'at_risk').map((clock) => clock.dueAt);
  const codes = instructions.flatMap((instruction) => instruction.facts.institutionCode ?? []);
  return {
    nextDueAt: running.sort()[0] ?? null,
    sla: clocks.reduce<ClockState | null>((worst, { state }) => (worst === null || SEVERITY[state] > SEVERITY[worst] ? state : worst), null),
    stuckAt: stuckAt(instructions),
    institutions: [...new Set(codes)].sort(),
    clocks,
  };
}

/** The stop that has waited longest in its state. */
function stuckAt(instructions: readonly InstructionRow[]): StuckAt | null {
  const waiting = instructions.map((each) => each.facts).filter((each) => each.action === 'stop' && !each.settled && WAITS_FOR_SOMEBODY.has(each.state));
  waiting.sort((a, b) => (a.since === b.since ? compare(a.instructionId, b.instructionId) : compare(a.since, b.since)));
  const [longest] = waiting;
  return longest === undefined ? null : { institutionCode: longest.institutionCode, state: longest.state, since: longest.since };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function sameFacts(a: CaseFacts, b: CaseFacts): boolean {
  return (
    JSON.stringify(a.clocks) === JSON.stringify(b.clocks) && a.institutions.join() === b.institutions.join() &&
    a.stuckAt?.since === b.stuckAt?.since && a.stuckAt?.state === b.stuckAt?.state && a.stuckAt?.institutionCode === b.stuckAt?.institutionCode
  );
}
