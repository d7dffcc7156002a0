import type { HoldState } from '../case/records';
import type { FreezeState } from '../freeze/freeze-record';
import { FREEZE_MOVES, FREEZE_TRANSITIONS, isOpenFreeze, moveFreeze } from '../freeze/freeze.machine';
import type { ObjectionState } from '../objection/objection-record';
import { OBJECTION_TRANSITIONS, decideState } from '../objection/objection.machine';
import { HOLD_MOVES, HOLD_TRANSITIONS, moveHold } from './hold.machine';

const HOLD_STATES = Object.keys(HOLD_TRANSITIONS) as HoldState[];
const FREEZE_STATES = Object.keys(FREEZE_TRANSITIONS) as FreezeState[];
const OBJECTION_STATES = Object.keys(OBJECTION_TRANSITIONS) as ObjectionState[];

describe('the machine of a hold', () => {
  it.each(HOLD_STATES.flatMap((state) => HOLD_MOVES.map((move) => [state, move] as const)))('%s: %s leads where the table says, or is refused by code', (state, move) => {
    const next = HOLD_TRANSITIONS[state][move];
    const moved = moveHold(state, move);
    expect(moved.ok ? moved.value : moved.error.code).toEqual(next ?? expect.stringMatching(/^HOLD\.ALREADY_(RELEASED|LAPSED|FROZEN)$/));
  });

  it('never comes back from being released', () => {
    expect(HOLD_MOVES.filter((move) => moveHold('released', move).ok)).toEqual([]);
  });
});

describe('the machine of a freeze', () => {
  it.each(FREEZE_STATES.flatMap((state) => FREEZE_MOVES.map((move) => [state, move] as const)))('%s: %s leads where the table says, or is refused by code', (state, move) => {
    const next = FREEZE_TRANSITIONS[state][move];
    const moved = moveFreeze(state, move);
    expect(moved.ok ? moved.value : moved.error.code).toEqual(next ?? expect.stringMatching(/^FREEZE\.(ALREADY_DECIDED|NOT_APPROVED|NOT_IN_FORCE|ALREADY_ENDED)$/));
  });

  it('reaches every state from a proposal, and is approved only from there', () => {
    const reached = new Set<FreezeState>(['proposed']);
    for (let grown = true; grown; ) {
      const next = [...reached].flatMap((state) => Object.values(FREEZE_TRANSITIONS[state])).filter((state) => !reached.has(state));
      next.forEach((state) => reached.add(state));
      grown = next.length > 0;
    }
    expect([...reached].sort()).toEqual([...FREEZE_STATES].sort());
    expect(FREEZE_STATES.filter((state) => moveFreeze(state, 'approve').ok)).toEqual(['proposed']);
  });

  it('lets nobody ask anything of a freeze that is over', () => {
    for (const state of FREEZE_STATES.filter((each) => !isOpenFreeze({ state: each }))) {
      for (const move of ['approve', 'reject', 'ask_renewal', 'ask_unfreeze'] as const) expect([state, move, moveFreeze(state, move).ok]).toEqual([state, move, false]);
    }
  });
});

describe('the machine of an objection', () => {
  it.each(OBJECTION_STATES.flatMap((state) => (['upheld', 'rejected'] as const).map((decision) => [state, decision] as const)))('%s: %s is possible only while it is open', (state, decision) => {
    const decided = decideState(state, decision);
    expect(decided.ok ? decided.value : decided.error.code).toBe(state === 'open' ? decision : 'OBJECTION.ALREADY_DECIDED');
  });
});
