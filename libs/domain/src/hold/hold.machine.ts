import { type Result, ok, refuse } from '@paystop/kernel';
import type { HoldState } from '../case/records';

/**
 * What can happen to a hold: the first three are what people ask for, the others are facts. A hold lapses by our
 * timer, and comes back when the bank says late that it had extended it in time.
 */
export const HOLD_MOVES = ['ask_extension', 'ask_release', 'ask_freeze', 'extend', 'freeze', 'release', 'lapse'] as const;
export type HoldMove = (typeof HOLD_MOVES)[number];

export const HOLD_TRANSITIONS: Readonly<Record<HoldState, Readonly<Partial<Record<HoldMove, HoldState>>>>> = {
  active: { ask_extension: 'active', ask_release: 'active', ask_freeze: 'active', extend: 'extended', freeze: 'frozen', release: 'released', lapse: 'lapsed' },
  extended: { ask_extension: 'extended', ask_release: 'extended', ask_freeze: 'extended', extend: 'extended', freeze: 'frozen', release: 'released', lapse: 'lapsed' },
  frozen: { release: 'released', lapse: 'lapsed' },
  released: {},
  lapsed: { extend: 'extended' },
};

const REFUSALS: Readonly<Partial<Record<HoldState, readonly [code: string, detail: string]>>> = {
  released: ['HOLD.ALREADY_RELEASED', 'the hold was released'],
  lapsed: ['HOLD.ALREADY_LAPSED', 'the hold has ended by time'],
  frozen: ['HOLD.ALREADY_FROZEN', 'the hold has become a freeze; what is to happen now happens to the freeze'],
};

/** @returns the state after the move; a refusal that names the state where the move has no meaning. */
export function moveHold(state: HoldState, move: HoldMove): Result<HoldState> {
  const next = HOLD_TRANSITIONS[state][move];
  if (next !== undefined) return ok(next);
  const [code, detail] = REFUSALS[state] ?? ['STATE.CONFLICT', `the hold is ${state}`];
  return refuse(code, detail);
}
