import type { CaseView, InstructionView } from '../data/desk';
import { nextActionOf } from './next-action';

const NOW = Date.parse('2026-11-24T04:00:00Z');
const stop = (state: string, changes: Partial<InstructionView> = {}): InstructionView => ({ instructionId: `ins_${state}`, action: 'stop', sequence: 1, institutionCode: 'CMB', account: `62****${state}`, layer: 1, state, code: null, attempts: [], reachedFrom: null, version: 1, ...changes }) as InstructionView;
const hold = (expiresAt: string, state = 'active'): CaseView['holds'][number] => ({ holdId: 'hold_1', state, expiresAt }) as CaseView['holds'][number];
const next = (instructions: InstructionView[], holds: CaseView['holds'] = [], papers?: unknown) => nextActionOf({ instructions, holds, papers }, NOW);

describe('the next sensible action', () => {
  it.each([
    ['a stop without an institution', [stop('indeterminate'), stop('awaiting_routing')], 'route'],
    ['a stop of which nobody knows', [stop('refused'), stop('indeterminate')], 'sync'],
    ['an onward stop that waits for a person', [stop('refused'), stop('proposed')], 'confirm'],
    ['a refused stop', [stop('held'), stop('refused')], 'retry'],
    ['a stop under way', [stop('sent')], 'wait'],
    ['nothing open', [stop('held')], 'none'],
  ])('is decided by %s', (_what, instructions, kind) => {
    expect(next(instructions).kind).toBe(kind);
  });

  it('is to record the answer where a person calls the bank', () => {
    const called = stop('queued', { attentionReason: { type: 'ManualCall' } });
    expect(next([called]).kind).toBe('outcome');
  });

  it('leaves a refused stop alone that was asked for anew', () => {
    const first = stop('refused', { account: 'a' });
    const second = stop('held', { account: 'a', sequence: 2 });
    expect(next([first, second]).kind).toBe('none');
  });

  it('is the hold that ends first, once it ends within twelve hours and still stands', () => {
    expect(next([stop('held')], [hold('2026-11-24T15:59:00Z')])).toMatchObject({ kind: 'hold_ending', hold: { holdId: 'hold_1' } });
    expect(next([stop('held')], [hold('2026-11-24T16:01:00Z')]).kind).toBe('none');
    expect(next([stop('held')], [hold('2026-11-24T05:00:00Z', 'released')]).kind).toBe('none');
  });

  it('is not the hold whose freeze is on its way; that freeze waits for an approver', () => {
    const ending = hold('2026-11-24T15:59:00Z');
    const freeze = (state: string): CaseView['freezes'] => [{ freezeId: 'frz_1', holdId: 'hold_1', state }] as CaseView['freezes'];
    expect(nextActionOf({ instructions: [stop('held')], holds: [ending], freezes: freeze('proposed') }, NOW)).toMatchObject({ kind: 'approve_freeze', freeze: { freezeId: 'frz_1' } });
    expect(nextActionOf({ instructions: [stop('held')], holds: [ending], freezes: freeze('sent') }, NOW).kind).toBe('none');
    expect(nextActionOf({ instructions: [stop('held')], holds: [ending], freezes: freeze('rejected') }, NOW).kind).toBe('hold_ending');
  });

  it('is the papers when nothing else presses', () => {
    expect(next([stop('held')], [], { state: 'owed' }).kind).toBe('papers');
    expect(next([stop('held')], [], { state: 'settled' }).kind).toBe('none');
  });
});
