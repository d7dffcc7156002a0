import { type Result, ok, refuse } from '@paystop/kernel';
import type { ObjectionState } from './objection-record';

export type ObjectionDecision = 'upheld' | 'rejected';

export const OBJECTION_TRANSITIONS: Readonly<Record<ObjectionState, readonly ObjectionDecision[]>> = {
  open: ['upheld', 'rejected'],
  upheld: [],
  rejected: [],
};

/** @returns the state after the decision; an objection is decided once. */
export function decideState(state: ObjectionState, decision: ObjectionDecision): Result<ObjectionState> {
  return OBJECTION_TRANSITIONS[state].includes(decision) ? ok(decision) : refuse('OBJECTION.ALREADY_DECIDED', `the objection is ${state}`);
}
