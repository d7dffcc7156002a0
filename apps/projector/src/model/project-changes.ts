import type { CaseRecord, StateChange } from '@paystop/domain';
import { deriveCase } from './case-row';
import { mergeHold, mergeInstruction, mergeRequest, mergeWarning } from './merge-rows';
import { repeatedTransfers } from './repeated-transfers';
import type {
  CaseRow, HoldRow, InstructionFacts, InstructionRow, RequestRow, Row, Slice, StatisticRow, ToldRow, WarningRow,
} from './rows';
import { sameStatistics, statisticRows } from './statistic-rows';
import { changeOfTotals, type Totals } from './totals';

/** What a chunk changes in the read models: rows to write, sums to add, entries to append. */
export interface Projection {
  readonly cases: readonly CaseRow[];
  readonly requests: readonly RequestRow[];
  readonly instructions: readonly InstructionRow[];
  readonly holds: readonly HoldRow[];
  readonly warnings: readonly WarningRow[];
  readonly statistics: readonly StatisticRow[];
  /** Requests whose statistics have fewer parts than before. */
  readonly shrunk: readonly { readonly requestId: string; readonly parts: number }[];
  readonly totals: Totals;
  readonly told: readonly ToldRow[];
  /** Requests and onward stops seen for the first time: their words go into the search index. */
  readonly newRequests: readonly RequestRow[];
  readonly newInstructions: readonly InstructionRow[];
  /** Institutions that a case did not know before. */
  readonly newInstitutions: readonly CaseInstitution[];
  readonly after: Slice;
}

export interface CaseInstitution {
  readonly institutionCode: string;
  readonly openedAt: string;
  readonly caseId: string;
}

/** The rule of the read side: the same changes in any order, any number of times, lead to the same read models. */
export function projectChanges(before: Slice, changes: readonly StateChange[], unitLabel: (unit: string) => string): Projection {
  const after = mergeAll(before, changes);
  const recounted = casesToCount(before, after);
  const [statisticsBefore, statisticsAfter] = [statisticsOf(before, recounted), statisticsOf(after, recounted)];
  const changedStatistics = [...statisticsAfter].filter(([requestId, rows]) => !sameStatistics(rows, statisticsBefore.get(requestId) ?? []));
  return {
    cases: changed(before.cases, after.cases),
    requests: changed(before.requests, after.requests),
    instructions: changed(before.instructions, after.instructions),
    holds: changed(before.holds, after.holds),
    warnings: changed(before.warnings, after.warnings),
    statistics: changedStatistics.flatMap(([, rows]) => rows),
    shrunk: changedStatistics.flatMap(([requestId, rows]) => (rows.length < (statisticsBefore.get(requestId)?.length ?? 0) ? { requestId, parts: rows.length } : [])),
    totals: changeOfTotals({ slice: before, statistics: statisticsBefore }, { slice: after, statistics: statisticsAfter }, unitLabel),
    told: toldRows(changes),
    newRequests: added(before.requests, after.requests),
    newInstructions: added(before.instructions, after.instructions),
    newInstitutions: [...after.cases.values()].flatMap(({ facts }) => newInstitutions(before.cases.get(facts.caseId), facts)),
    after,
  };
}

function mergeAll(before: Slice, changes: readonly StateChange[]): Slice {
  const requests = merged(before.requests, changes.flatMap((change) => change.requests), { idOf: (record) => record.requestId, merge: mergeRequest });
  const instructions = merged(before.instructions, changes.flatMap((change) => change.instructions), { idOf: (record) => record.instructionId, merge: mergeInstruction });
  return {
    requests,
    instructions,
    holds: merged(before.holds, changes.flatMap((change) => change.holds), { idOf: (record) => record.holdId, merge: mergeHold }),
    warnings: merged(before.warnings, changes.flatMap((change) => change.warnings), { idOf: (record) => record.warningId, merge: mergeWarning }),
    cases: mergedCases(before, changes, { requests, instructions }),
  };
}

interface Merging<R, T> {
  readonly idOf: (record: T) => string;
  readonly merge: (known: R | undefined, record: T) => R;
}

function merged<R, T>(known: ReadonlyMap<string, R>, records: readonly T[], { idOf, merge }: Merging<R, T>): Map<string, R> {
  const rows = new Map(known);
  for (const record of records) rows.set(idOf(record), merge(rows.get(idOf(record)), record));
  return rows;
}

function mergedCases(before: Slice, changes: readonly StateChange[], contents: Pick<Slice, 'requests' | 'instructions'>): Map<string, CaseRow> {
  const newest = new Map<string, CaseRecord>();
  for (const { case: record } of changes) {
    if (record !== null && record.version > (newest.get(record.caseId)?.version ?? 0)) newest.set(record.caseId, record);
  }
  const requests = byCase(contents.requests.values());
  const instructions = byCase(contents.instructions.values());
  const cases = new Map(before.cases);
  for (const caseId of new Set([...before.cases.keys(), ...newest.keys()])) {
    const own = requests.get(caseId) ?? [];
    const row = deriveCase(cases.get(caseId), newest.get(caseId), { requests: own, instructions: [...(instructions.get(caseId) ?? []), ...foreignStops(own, contents.instructions)] });
    if (row !== undefined) cases.set(caseId, row);
  }
  return cases;
}

function newInstitutions(before: CaseRow | undefined, { institutions, openedAt, caseId }: CaseRow['facts']): CaseInstitution[] {
  return institutions.filter((code) => before?.facts.institutions.includes(code) !== true).map((institutionCode) => ({ institutionCode, openedAt, caseId }));
}

function foreignStops(requests: readonly RequestRow[], instructions: ReadonlyMap<string, InstructionRow>): InstructionRow[] {
  const ids = requests.flatMap(({ facts }) => facts.transfers.filter((transfer) => transfer.isForeign).map((transfer) => transfer.instructionId));
  return [...new Set(ids)].flatMap((id) => instructions.get(id) ?? []);
}

/** Cases whose statistics may have changed: a new or other request, or a stop with another effect. */
function casesToCount(before: Slice, after: Slice): ReadonlySet<string> {
  const cases = new Set<string>();
  for (const [id, row] of after.requests) if (before.requests.get(id) !== row) cases.add(row.facts.caseId);
  for (const [id, { facts }] of after.instructions) {
    if (sameEffect(before.instructions.get(id)?.facts, facts)) continue;
    for (const caseId of [facts.caseId, ...facts.watcherCases]) cases.add(caseId);
  }
  return cases;
}

function sameEffect(before: InstructionFacts | undefined, after: InstructionFacts): boolean {
  return before !== undefined && before.stoppedAt === after.stoppedAt && before.heldMinor === after.heldMinor && before.institutionCode === after.institutionCode
    && before.watcherCases.length === after.watcherCases.length && (before.state === 'cancelled') === (after.state === 'cancelled')
    && JSON.stringify(before.course) === JSON.stringify(after.course);
}

function statisticsOf(slice: Slice, cases: ReadonlySet<string>): Map<string, readonly StatisticRow[]> {
  const onwardOf = grouped([...slice.instructions.values()].map((row) => row.facts).filter(isOnward), (stop) => stop.requestId);
  const statistics = new Map<string, readonly StatisticRow[]>();
  const counted = [...slice.requests.values()].filter(({ facts }) => cases.has(facts.caseId));
  for (const rows of byCase(counted).values()) {
    const repeated = repeatedTransfers(rows.map((row) => row.facts));
    for (const { facts } of rows) {
      statistics.set(facts.requestId, statisticRows(facts, { instructions: slice.instructions, onward: onwardOf.get(facts.requestId) ?? [], repeated }));
    }
  }
  return statistics;
}

function isOnward(stop: InstructionFacts): boolean {
  return stop.action === 'stop' && stop.layer > 1;
}

function byCase<R extends Row<{ readonly caseId: string }, unknown>>(rows: Iterable<R>): Map<string, R[]> {
  return grouped([...rows], (row) => row.facts.caseId);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function changed<R>(before: ReadonlyMap<string, R>, after: ReadonlyMap<string, R>): R[] {
  return [...after].flatMap(([id, row]) => (before.get(id) === row ? [] : row));
}

function added<R>(before: ReadonlyMap<string, R>, after: ReadonlyMap<string, R>): R[] {
  return [...after].flatMap(([id, row]) => (before.has(id) ? [] : row));
}

/** A change that came twice tells once. */
function toldRows(changes: readonly StateChange[]): ToldRow[] {
  const rows = changes.flatMap(({ changeId, caseId, unit, at, told, warnings }) => {
    const subject = caseId ?? warnings[0]?.warningId;
    return told.length === 0 || subject === undefined ? [] : { subject, changeId, unit, at, told };
  });
  return [...new Map(rows.map((row) => [row.changeId, row])).values()];
}
