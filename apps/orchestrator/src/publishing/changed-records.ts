import {
  type CaseBook, type CaseEvent, type CaseRecord, type Collection, type HoldRecord, type InstructionRecord, type PartLists, byCollection, changedId, collectionOf, isOpenStop,
} from '@paystop/domain';

/** What a decision changed, each record once in its last version. */
export interface ChangedRecords {
  readonly book: CaseBook;
  readonly cases: readonly CaseRecord[];
  readonly parts: PartLists;
}

export function changedRecords(book: CaseBook, events: readonly CaseEvent[]): ChangedRecords {
  const cases = new Map<string, CaseRecord>();
  const parts = new Map<Collection, Map<string, object>>();
  for (const { caseId, changed } of events) {
    const state = book.get(caseId);
    if (state === undefined) continue;
    if (changed.kind === 'case') cases.set(caseId, state.record);
    else keep(parts, collectionOf(changed.kind), [changedId(changed), state[collectionOf(changed.kind)].get(changedId(changed))]);
  }
  const touched = byCollection<PartLists>((collection) => [...(parts.get(collection)?.values() ?? [])] as never);
  for (const stop of affectedStops(book, touched.holds, touched.instructions)) keep(parts, 'instructions', [stop.instructionId, stop]);
  return { book, cases: [...cases.values()], parts: { ...touched, instructions: [...(parts.get('instructions')?.values() ?? [])] as InstructionRecord[] } };
}

/** Whether a stop is open is a column of it, and changes also when its hold does or when a later stop takes its place. */
function affectedStops(book: CaseBook, holds: readonly HoldRecord[], changed: readonly InstructionRecord[]): InstructionRecord[] {
  const ofHolds = holds.flatMap((hold) => book.get(hold.caseId)?.instructions.get(hold.instructionId) ?? []);
  const earlier = changed.filter((stop) => stop.action === 'stop' && stop.sequence > 1).flatMap((stop) =>
    [...(book.get(stop.caseId)?.instructions.values() ?? [])].filter((other) => other.action === 'stop' && other.accountRef === stop.accountRef && other.sequence < stop.sequence),
  );
  return [...ofHolds, ...earlier];
}

function keep(parts: Map<Collection, Map<string, object>>, collection: Collection, [id, record]: readonly [string, object | undefined]): void {
  if (record === undefined) return;
  const known = parts.get(collection);
  if (known === undefined) parts.set(collection, new Map([[id, record]]));
  else known.set(id, record);
}

/** Whether a stop bars another one on its account. */
export function isOpen({ book }: ChangedRecords, instruction: InstructionRecord): boolean {
  const state = book.get(instruction.caseId);
  return state !== undefined && isOpenStop(state, instruction);
}
