import {
  type CaseBook, type CaseEvent, type CaseRecord, type CaseState, type HoldRecord, type InstructionRecord, type RequestRecord, isFinal, isStanding,
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
  // A hold that changed may open or close the stop that it rests on, and that is a column of the stop.
  for (const hold of holds.values()) {
    const stop = book.get(hold.caseId)?.instructions.get(hold.instructionId);
    if (stop !== undefined) instructions.set(stop.instructionId, stop);
  }
  return { book, cases: [...cases.values()], requests: [...requests.values()], instructions: [...instructions.values()], holds: [...holds.values()] };
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

/** Whether a stop bars another one on its account: not final, or its hold stands. */
export function isOpen({ book }: ChangedRecords, instruction: InstructionRecord): boolean {
  if (instruction.action !== 'stop') return false;
  if (!isFinal(instruction.state)) return true;
  const hold = instruction.holdId === null ? undefined : book.get(instruction.caseId)?.holds.get(instruction.holdId);
  return hold !== undefined && isStanding(hold);
}
