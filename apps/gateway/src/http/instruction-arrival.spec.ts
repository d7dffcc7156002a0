import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { InstructionArrival } from './instruction-arrival';

const REQUEST: VerdictRequest = { verdict: 'instruction.sync', id: 'ins_1', principal: { subject: 'o', roles: ['operator'], unit: '4403' }, method: 'POST', path: '/', body: {} };
const UNKNOWN: VerdictAnswer = { status: 404, body: {} };

describe('an instruction that the dispatcher does not know', () => {
  const shownAs = (state: string | undefined) => new InstructionArrival(() => Promise.resolve(state === undefined ? undefined : { instructionId: 'ins_1', state }));

  it.each(['awaiting_routing', 'proposed', 'cancelled'])('is in the wrong state when it is %s, and is shown', async (state) => {
    expect(await shownAs(state).askUntilThere(REQUEST, () => Promise.resolve(UNKNOWN))).toMatchObject({ status: 409, body: { code: 'STATE.CONFLICT', current: { state } } });
  });

  it('is asked for again while it is on its way there', async () => {
    const answers: VerdictAnswer[] = [UNKNOWN, UNKNOWN, { status: 202 }];
    expect(await shownAs('queued').askUntilThere(REQUEST, () => Promise.resolve(answers.shift() ?? UNKNOWN))).toEqual({ status: 202 });
  });

  it('does not exist for whom it is not shown to', async () => {
    expect(await shownAs(undefined).askUntilThere(REQUEST, () => Promise.resolve(UNKNOWN))).toBe(UNKNOWN);
  });
});
