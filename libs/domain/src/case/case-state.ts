import { invariant } from '@paystop/kernel';
import type { CaseEvent } from './case-event';
import type { CaseRecord, HoldRecord, InstructionRecord, RequestRecord } from './records';

/** One case with all that decisions about it rest on. */
export interface CaseState {
  readonly record: CaseRecord;
  readonly requests: ReadonlyMap<string, RequestRecord>;
  readonly instructions: ReadonlyMap<string, InstructionRecord>;
  readonly holds: ReadonlyMap<string, HoldRecord>;
}

/** The cases that one decision sees: usually one, two where a request rests on another case's stop. */
export type CaseBook = ReadonlyMap<string, CaseState>;

/** @returns the state after the event. Every change raises the version of what it changed by one. */
export function evolve(state: CaseState | undefined, event: CaseEvent): CaseState {
  const { changed } = event;
  if (state === undefined) {
    invariant(event.type === 'CaseOpened' && changed.kind === 'case', 'a case begins with CaseOpened');
    return { record: { ...changed.record, version: 1 }, requests: new Map(), instructions: new Map(), holds: new Map() };
  }
  switch (changed.kind) {
    case 'case':
      return { ...state, record: { ...changed.record, version: state.record.version + 1 } };
    case 'request':
      return { ...state, requests: withNext(state.requests, changed.record.requestId, changed.record) };
    case 'instruction':
      return { ...state, instructions: withNext(state.instructions, changed.record.instructionId, changed.record) };
    case 'hold':
      return { ...state, holds: withNext(state.holds, changed.record.holdId, changed.record) };
  }
}

function withNext<T extends { readonly version: number }>(map: ReadonlyMap<string, T>, id: string, record: T): ReadonlyMap<string, T> {
  return new Map(map).set(id, { ...record, version: (map.get(id)?.version ?? 0) + 1 });
}
