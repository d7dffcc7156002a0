import { invariant } from '@paystop/kernel';
import type { CaseEvent } from './case-event';
import { type AnyPart, type CaseParts, type ChangedPart, byCollection, changedId, collectionOf } from './record-kinds';
import type { CaseRecord } from './records';

/** One case with all that decisions about it rest on. */
export interface CaseState extends CaseParts {
  readonly record: CaseRecord;
}

/** The cases that one decision sees: usually one, two where a request rests on another case's stop. */
export type CaseBook = ReadonlyMap<string, CaseState>;

/** @returns the state after the event. Every change raises the version of what it changed by one. */
export function evolve(state: CaseState | undefined, event: CaseEvent): CaseState {
  const { changed } = event;
  if (state === undefined) {
    invariant(event.type === 'CaseOpened' && changed.kind === 'case', 'a case begins with CaseOpened');
    return { record: { ...changed.record, version: 1 }, ...byCollection<CaseParts>(() => new Map()) };
  }
  if (changed.kind === 'case') return { ...state, record: { ...changed.record, version: state.record.version + 1 } };
  return { ...state, [collectionOf(changed.kind)]: withNext(state, changed) };
}

function withNext(state: CaseState, changed: ChangedPart): ReadonlyMap<string, AnyPart> {
  const parts: ReadonlyMap<string, AnyPart> = state[collectionOf(changed.kind)];
  const id = changedId(changed);
  return new Map(parts).set(id, { ...changed.record, version: (parts.get(id)?.version ?? 0) + 1 });
}
