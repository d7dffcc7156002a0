import type { CaseState } from '../case/case-state';
import type { HoldRecord } from '../case/records';
import type { FreezeRecord } from '../freeze/freeze-record';
import type { ObjectionRecord } from './objection-record';

export function openObjections(state: CaseState): ObjectionRecord[] {
  return [...state.objections.values()].filter((objection) => objection.state === 'open');
}

/** An upheld objection stands in the place of a proposal to let go. */
export function upheldObjectionOn(state: CaseState, hold: HoldRecord): ObjectionRecord | undefined {
  return [...state.objections.values()].find(({ state: decided, subject }) => decided === 'upheld' && subject.kind === 'hold' && subject.id === hold.holdId);
}

/** An objection against the hold is one against the freeze that it has become. */
export function upheldObjectionOnFreeze(state: CaseState, freeze: FreezeRecord): ObjectionRecord | undefined {
  return [...state.objections.values()].find(
    ({ state: decided, subject }) => decided === 'upheld' && (subject.id === freeze.freezeId || (subject.kind === 'hold' && subject.id === freeze.holdId)),
  );
}
