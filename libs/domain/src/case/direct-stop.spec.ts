import { World, at, input, transfer } from './case-fixtures';
import { retryStop, routeStop, withdrawStop } from './direct-stop';
import type { Result } from '@paystop/kernel';
import type { InstructionRecord, StopState } from './records';

function codeOf(result: Result<InstructionRecord>): string {
  return result.ok ? 'ok' : result.error.code;
}

describe('withdrawing a stop', () => {
  it('that waits for its institution ends it at once', () => {
    const world = new World();
    world.join(1, input({ transfers: [transfer({ to: { accountNumber: '1234567890', accountName: '李四' } })] }));
    expect(codeOf(world.decide(2, (draft) => withdrawStop(draft, world.stop(), 'typo')))).toBe('ok');
    expect(world.stop().state).toBe('cancelled');
    expect(world.book.get('case_a')?.record.status).toBe('closed');
    expect(world.book.get('case_a')?.requests.get('r1')?.clocks).toEqual([]);
    expect(codeOf(world.decide(3, (draft) => retryStop(draft, world.stop(), { reason: 'after all' })))).toBe('INSTRUCTION.NOT_RETRYABLE');
  });

  it('that is with the dispatcher sends a release that only goes out if the stop took effect', () => {
    const world = new World();
    world.join(1, input());
    expect(codeOf(world.decide(2, (draft) => withdrawStop(draft, world.stop(), 'typo')))).toBe('ok');
    expect(world.stop(1)).toMatchObject({ action: 'release', sequence: 2, originalInstructionId: world.stop().instructionId });
    expect(world.last.commands).toEqual([{ type: 'dispatch', caseId: 'case_a', instructionId: world.stop(1).instructionId, onlyIfTookEffect: true }]);
    world.report(3, world.stop(), 'cancelled', { recordedAt: null });
    world.report(3, world.stop(1), 'cancelled', { recordedAt: null });
    expect(world.book.get('case_a')?.record.status).toBe('closed');
  });

  it('releases the hold when the stop had taken effect', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'sent', { recordedAt: null });
    world.decide(3, (draft) => withdrawStop(draft, world.stop(), 'typo'));
    world.report(4, world.stop(), 'held');
    world.report(5, world.stop(1), 'done');
    expect([...(world.book.get('case_a')?.holds.values() ?? [])].map((hold) => hold.state)).toEqual(['released']);
    expect(world.book.get('case_a')?.record.status).toBe('closed');
  });

  it('settles a refused one, so that the case can close', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'refused', { code: '0301' });
    expect(world.book.get('case_a')?.record.status).toBe('open');
    world.decide(3, (draft) => withdrawStop(draft, world.stop(), 'the victim was wrong'));
    expect(world.book.get('case_a')?.record.status).toBe('closed');
    expect(codeOf(world.decide(4, (draft) => withdrawStop(draft, world.stop(), 'again')))).toBe('INSTRUCTION.NOT_WITHDRAWABLE');
  });

  it('whose money is held is refused: letting go takes two people', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'held');
    expect(codeOf(world.decide(3, (draft) => withdrawStop(draft, world.stop(), 'typo')))).toBe('INSTRUCTION.NOT_WITHDRAWABLE');
  });
});

describe('retrying a stop', () => {
  it.each<[StopState, string]>([
    ['refused', 'ok'], ['not_held', 'ok'], ['held', 'INSTRUCTION.NOT_RETRYABLE'], ['sent', 'INSTRUCTION.NOT_RETRYABLE'], ['indeterminate', 'INSTRUCTION.NOT_RETRYABLE'],
  ])('after %s is %s', (state, code) => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), state);
    expect(codeOf(world.decide(3, (draft) => retryStop(draft, world.stop(), { reason: 'other name' })))).toBe(code);
  });

  it('makes a new stop with the corrected name, which answers for the transfers from then on', () => {
    const world = new World();
    world.join(1, input());
    world.report(2, world.stop(), 'refused', { code: '0301' });
    world.decide(3, (draft) => retryStop(draft, world.stop(), { reason: 'misspelt', accountName: '李思' }));
    const next = world.stop(1);
    expect(next).toMatchObject({ sequence: 2, state: 'queued', target: { accountName: '李思' } });
    expect(world.book.get('case_a')?.requests.get('r1')?.transfers[0]?.instructionId).toBe(next.instructionId);
    world.report(4, next, 'held');
    expect(world.book.get('case_a')?.requests.get('r1')?.clocks[0]?.state).toBe('met');
    expect(codeOf(world.decide(5, (draft) => retryStop(draft, world.stop(0), { reason: 'again' })))).toBe('INSTRUCTION.NOT_RETRYABLE');
  });
});

describe('routing a stop', () => {
  const UNKNOWN = { accountNumber: '1234567890', accountName: '李四' };

  it('sends it to the institution that was named', () => {
    const world = new World();
    world.join(1, input({ transfers: [transfer({ to: UNKNOWN })] }));
    expect(codeOf(world.decide(2, (draft) => routeStop(draft, world.stop(), 'CMB')))).toBe('ok');
    expect(world.stop()).toMatchObject({ state: 'queued', institutionCode: 'CMB', sequence: 1, accountRef: 'acc_CMB_1234567890' });
    expect(codeOf(world.decide(3, (draft) => routeStop(draft, world.stop(), 'ABC')))).toBe('INSTRUCTION.NOT_AWAITING_ROUTING');
  });

  it('rests on the stop that the account has already', () => {
    const world = new World();
    world.join(1, input({ transfers: [transfer({ to: { ...UNKNOWN, institutionCode: 'CMB' } })] }));
    world.join(2, input({ requestId: 'r2', transfers: [transfer({ transferredAt: at(-5), to: UNKNOWN })] }));
    world.decide(3, (draft) => routeStop(draft, world.stop(1), 'CMB'));
    expect(world.stop(1).state).toBe('cancelled');
    expect(world.book.get('case_a')?.requests.get('r2')?.transfers[0]?.instructionId).toBe(world.stop(0).instructionId);
  });
});
