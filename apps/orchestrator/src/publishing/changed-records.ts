import {
  type CaseBook, type CaseEvent, type CaseRecord, type CaseState, type HoldRecord, type InstructionRecord, type RequestRecord, isOpenStop,
} from '@paystop/domain';

/** What a decision changed, each record once in its last version. */
export interface ChangedRecords {
  readonly book: CaseBook;
  readonly cases: readonly CaseRecord[];
  readonly requests: readonly RequestRecord[];
  readonly instructions: readonly InstructionRecord[];
  readonly holds: readonly HoldRecord[];
}

export function changedRecords(book: CaseBook, events: readonly CaseEvent[]): ChangedRecords {
  const cases = new Map<string, CaseRecord>();
  const requests = new Map<string, RequestRecord>();
  const instructions = new Map<string, InstructionRecord>();
  const holds = new Map<string, HoldRecord>();
  const touch = { cases, requests, instructions, holds };
  for (const event of events) {
    const state = book.get(event.caseId);
    if (state !== undefined) collect(state, event, touch);
  }
  for (const stop of affectedStops(book, [...holds.values()], [...instructions.values()])) instructions.set(stop.instructionId, stop);
  return { book, cases: [...cases.values()], requests: [...requests.values()], instructions: [...instructions.values()], holds: [...holds.values()] };
}

/** Whether a stop is open is a column of it, and changes also when its hold does or when a later stop takes its place. */
function affectedStops(book: CaseBook, holds: readonly HoldRecord[], changed: readonly InstructionRecord[]): InstructionRecord[] {
  const ofHolds = holds.flatMap((hold) => book.get(hold.caseId)?.instructions.get(hold.instructionId) ?? []);
  const earlier = changed.filter((stop) => stop.action === 'stop' && stop.sequence > 1).flatMap((stop) =>
    [...(book.get(stop.caseId)?.instructions.values() ?? [])].filter((other) => other.action === 'stop' && other.accountRef === stop.accountRef && other.sequence < stop.sequence),
  );
  return [...ofHolds, ...earlier];
}

function collect(
  state: CaseState,
  { changed }: CaseEvent,
  touch: { cases: Map<string, CaseRecord>; requests: Map<string, RequestRecord>; instructions: Map<string, InstructionRecord>; holds: Map<string, HoldRecord> },
): void {
  switch (changed.kind) {
    case 'case':
      touch.cases.set(state.record.caseId, state.record);
      return;
    case 'request':
      keep(touch.requests, changed.record.requestId, state.requests);
      return;
    case 'instruction':
      keep(touch.instructions, changed.record.instructionId, state.instructions);
      return;
    case 'hold':
      keep(touch.holds, changed.record.holdId, state.holds);
      return;
  }
}

function keep<T>(into: Map<string, T>, id: string, from: ReadonlyMap<string, T>): void {
  const record = from.get(id);
  if (record !== undefined) into.set(id, record);
}

/** Whether a stop bars another one on its account. */
export function isOpen({ book }: ChangedRecords, instruction: InstructionRecord): boolean {
  const state = book.get(instruction.caseId);
  return state !== undefined && isOpenStop(state, instruction);
}
