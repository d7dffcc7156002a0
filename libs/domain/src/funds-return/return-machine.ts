import { type Result, ok, refuse } from '@paystop/kernel';

/** The states of a funds return (contract.md 2; contract-details 7). */
export const RETURN_STATES = [
  'computing', 'proposed', 'approved', 'rejected', 'published', 'objected', 'executing', 'completed', 'partially_completed', 'failed',
] as const;

export type ReturnState = (typeof RETURN_STATES)[number];

/** What can happen to a funds return. */
export const RETURN_MOVES = [
  'compute', 'give_up', 'approve', 'reject', 'publish', 'object', 'dismiss', 'uphold', 'change_payee', 'execute', 'settle_all', 'settle_some', 'settle_none',
] as const;

export type ReturnMove = (typeof RETURN_MOVES)[number];

/** A dismissed objection takes the return back to where it stood when the first one came. */
export const WHERE_IT_STOOD = 'where_it_stood';

type Next = ReturnState | typeof WHERE_IT_STOOD;

/**
 * The one table of legal moves. A change of payee voids the approval, whenever it comes; what a bank corrects later can
 * still turn a settled return.
 */
export const RETURN_TRANSITIONS: Readonly<Record<ReturnState, Readonly<Partial<Record<ReturnMove, Next>>>>> = {
  computing: { compute: 'proposed', give_up: 'failed' },
  proposed: { approve: 'approved', reject: 'rejected', change_payee: 'proposed' },
  approved: { publish: 'published', execute: 'executing', reject: 'rejected', object: 'objected', change_payee: 'proposed' },
  rejected: {},
  published: { object: 'objected', execute: 'executing', reject: 'rejected', change_payee: 'proposed' },
  objected: { object: 'objected', dismiss: WHERE_IT_STOOD, uphold: 'rejected', reject: 'rejected' },
  executing: { settle_all: 'completed', settle_some: 'partially_completed', settle_none: 'failed' },
  completed: { settle_some: 'partially_completed', settle_none: 'failed' },
  partially_completed: { settle_all: 'completed', settle_none: 'failed', change_payee: 'proposed' },
  failed: { settle_all: 'completed', settle_some: 'partially_completed', change_payee: 'proposed' },
};

/** A return that still takes part of the frozen money for itself, or keeps its case open. */
const UNFINISHED: ReadonlySet<ReturnState> = new Set(['computing', 'proposed', 'approved', 'published', 'objected', 'executing']);

export function isUnfinished(state: ReturnState): boolean {
  return UNFINISHED.has(state);
}

/**
 * @param stoodAt where it stood when the first open objection came. @returns the state after the move, or the refusal
 * RETURN.WRONG_STATE that names the state it is in.
 */
export function moveReturn(state: ReturnState, move: ReturnMove, stoodAt: 'approved' | 'published' = 'published'): Result<ReturnState> {
  const next = RETURN_TRANSITIONS[state][move];
  if (next === undefined) return refuse('RETURN.WRONG_STATE', `a return that is ${state} cannot ${move.replaceAll('_', ' ')}`, { state });
  return ok(next === WHERE_IT_STOOD ? stoodAt : next);
}
