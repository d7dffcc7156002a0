import type { StopState } from './records';

/**
 * Which state may follow which. Before `queued` the orchestrator decides, from then on the dispatcher; a final state
 * changes only when a contradicted answer was superseded by two people, or a bank corrected itself.
 */
const FINAL_SUCCESSES = ['held', 'partially_held', 'not_held', 'refused', 'done'] as const;

export const STOP_TRANSITIONS: Readonly<Record<StopState, readonly StopState[]>> = {
  proposed: ['awaiting_routing', 'queued', 'cancelled'],
  awaiting_routing: ['queued', 'cancelled'],
  queued: ['sent', 'acknowledged', 'indeterminate', 'cancelled', ...FINAL_SUCCESSES],
  sent: ['queued', 'acknowledged', 'indeterminate', 'cancelled', ...FINAL_SUCCESSES],
  acknowledged: ['queued', 'sent', 'indeterminate', 'cancelled', ...FINAL_SUCCESSES],
  indeterminate: ['queued', 'sent', 'acknowledged', 'cancelled', ...FINAL_SUCCESSES],
  held: ['held', 'partially_held', 'not_held', 'refused'],
  partially_held: ['held', 'partially_held', 'not_held', 'refused'],
  not_held: ['held', 'partially_held', 'not_held', 'refused'],
  refused: ['held', 'partially_held', 'not_held', 'refused', 'done'],
  done: ['done', 'refused'],
  cancelled: [],
};

const FINAL: ReadonlySet<StopState> = new Set([...FINAL_SUCCESSES, 'cancelled']);

export function mayFollow(from: StopState, to: StopState): boolean {
  return from === to || STOP_TRANSITIONS[from].includes(to);
}

export function isFinal(state: StopState): boolean {
  return FINAL.has(state);
}

/** Whether the dispatcher owns the state: from `queued` on. */
export function isWithDispatcher(state: StopState): boolean {
  return state !== 'proposed' && state !== 'awaiting_routing';
}
