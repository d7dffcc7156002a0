import { type Result, ok, refuse } from '@paystop/kernel';
import type { FreezeState } from './freeze-record';

/**
 * What can happen to a freeze. People approve, reject and ask; the order goes its way at the bank; the bank places the
 * freeze, lets it wait behind an earlier one (轮候冻结) or refuses; time ends it unless it is renewed (domain.md 3.1).
 */
export const FREEZE_MOVES = [
  'approve', 'reject', 'ask_renewal', 'ask_unfreeze',
  'wait_in_lane', 'send', 'lose_sight', 'place', 'wait_behind', 'turn_down', 'cancel', 'renew', 'lift', 'lapse',
] as const;
export type FreezeMove = (typeof FREEZE_MOVES)[number];

type Moves = Readonly<Partial<Record<FreezeMove, FreezeState>>>;

/** Where the order may lead, wherever it is on its way. */
const ON_ITS_WAY: Moves = {
  wait_in_lane: 'approved', send: 'sent', lose_sight: 'indeterminate', place: 'active', wait_behind: 'queued', turn_down: 'refused', cancel: 'cancelled',
};

/** A bank's answer that two people superseded, or that the bank corrected itself, is followed also after the fact. */
export const FREEZE_TRANSITIONS: Readonly<Record<FreezeState, Moves>> = {
  proposed: { approve: 'approved', reject: 'rejected', cancel: 'cancelled' },
  rejected: {},
  approved: { ...ON_ITS_WAY, ask_unfreeze: 'approved' },
  sent: { ...ON_ITS_WAY, ask_unfreeze: 'sent' },
  indeterminate: { ...ON_ITS_WAY, ask_unfreeze: 'indeterminate' },
  active: { ask_renewal: 'active', ask_unfreeze: 'active', place: 'active', turn_down: 'refused', renew: 'renewed', lift: 'lifted', lapse: 'lapsed' },
  queued: { ask_unfreeze: 'queued', place: 'active', wait_behind: 'queued', turn_down: 'refused', lift: 'lifted', lapse: 'lapsed' },
  renewed: { ask_renewal: 'renewed', ask_unfreeze: 'renewed', place: 'renewed', turn_down: 'refused', renew: 'renewed', lift: 'lifted', lapse: 'lapsed' },
  refused: { place: 'active', wait_behind: 'queued', turn_down: 'refused' },
  lifted: {},
  lapsed: { renew: 'renewed' },
  cancelled: {},
};

const OPEN: ReadonlySet<FreezeState> = new Set(['proposed', 'approved', 'sent', 'indeterminate', 'active', 'queued', 'renewed']);
const IN_FORCE: ReadonlySet<FreezeState> = new Set(['active', 'renewed']);
const ORDERED: ReadonlySet<FreezeState> = new Set(['approved', 'sent', 'indeterminate']);

/** Not over: it keeps its case open, and bars a second one on its hold. */
export function isOpenFreeze({ state }: { readonly state: FreezeState }): boolean {
  return OPEN.has(state);
}

/** The money is frozen now. */
export function isInForce({ state }: { readonly state: FreezeState }): boolean {
  return IN_FORCE.has(state);
}

/** Approved, and the bank has not given its final answer. */
export function isOrdered({ state }: { readonly state: FreezeState }): boolean {
  return ORDERED.has(state);
}

/** @returns the state after the move; a refusal that names the state where the move has no meaning. */
export function moveFreeze(state: FreezeState, move: FreezeMove): Result<FreezeState> {
  const next = FREEZE_TRANSITIONS[state][move];
  return next === undefined ? refuse(refusalCode(state, move), `the freeze is ${state}`) : ok(next);
}

function refusalCode(state: FreezeState, move: FreezeMove): string {
  if (move === 'approve' || move === 'reject') return 'FREEZE.ALREADY_DECIDED';
  if (state === 'proposed') return 'FREEZE.NOT_APPROVED';
  return isOpenFreeze({ state }) ? 'FREEZE.NOT_IN_FORCE' : 'FREEZE.ALREADY_ENDED';
}
