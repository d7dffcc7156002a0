import { RETURN_MOVES, RETURN_STATES, RETURN_TRANSITIONS, type ReturnMove, type ReturnState, isUnfinished, moveReturn } from './return-machine';

/** Read from the contract, not from the table: state, move, next state. Everything else is refused. */
const LEGAL: readonly (readonly [ReturnState, ReturnMove, ReturnState])[] = [
  ['computing', 'compute', 'proposed'], ['computing', 'give_up', 'failed'],
  ['proposed', 'approve', 'approved'], ['proposed', 'reject', 'rejected'], ['proposed', 'change_payee', 'proposed'],
  ['approved', 'publish', 'published'], ['approved', 'execute', 'executing'], ['approved', 'reject', 'rejected'], ['approved', 'object', 'objected'],
  ['approved', 'change_payee', 'proposed'],
  ['published', 'object', 'objected'], ['published', 'execute', 'executing'], ['published', 'reject', 'rejected'], ['published', 'change_payee', 'proposed'],
  ['objected', 'object', 'objected'], ['objected', 'dismiss', 'published'], ['objected', 'uphold', 'rejected'], ['objected', 'reject', 'rejected'],
  ['executing', 'settle_all', 'completed'], ['executing', 'settle_some', 'partially_completed'], ['executing', 'settle_none', 'failed'],
  ['completed', 'settle_some', 'partially_completed'], ['completed', 'settle_none', 'failed'],
  ['partially_completed', 'settle_all', 'completed'], ['partially_completed', 'settle_none', 'failed'], ['partially_completed', 'change_payee', 'proposed'],
  ['failed', 'settle_all', 'completed'], ['failed', 'settle_some', 'partially_completed'], ['failed', 'change_payee', 'proposed'],
];

describe('the funds return machine', () => {
  const crossProduct = RETURN_STATES.flatMap((state) => RETURN_MOVES.map((move) => [state, move] as const));

  it.each(crossProduct)('%s: %s', (state, move) => {
    const legal = LEGAL.find(([from, by]) => from === state && by === move);
    const moved = moveReturn(state, move);
    if (legal === undefined) expect(moved).toMatchObject({ ok: false, error: { code: 'RETURN.WRONG_STATE', facts: { state } } });
    else expect(moved).toEqual({ ok: true, value: legal[2] });
  });

  it('goes back to where it stood when the last objection is dismissed', () => {
    expect(moveReturn('objected', 'dismiss', 'approved')).toEqual({ ok: true, value: 'approved' });
  });

  it('leaves no way out of a rejected return', () => {
    expect(RETURN_TRANSITIONS.rejected).toEqual({});
  });

  it('takes money for itself exactly while it is unfinished', () => {
    expect(RETURN_STATES.filter(isUnfinished)).toEqual(['computing', 'proposed', 'approved', 'published', 'objected', 'executing']);
  });
});
