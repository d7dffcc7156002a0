import type { Report } from './front-line';
import { heldAccounts } from './giving-back';

function report(caseId: string, ...payments: readonly (readonly [account: string, state: string, bank?: string])[]): Report {
  const transfers = payments.map(([accountNumber, , institutionCode = 'CMB'], index) => ({
    transferId: `t${String(index)}`, to: { institutionCode, accountNumber },
  }));
  const stops = payments.map(([, state], index) => ({ transferId: `t${String(index)}`, state }));
  return { state: 'accepted', problem: undefined, polledAtMs: 0, report: { request: { transfers } }, view: { caseId, stops } } as unknown as Report;
}

const shown = (accounts: ReturnType<typeof heldAccounts>['alone']) => accounts.map(({ caseIds }) => caseIds);

describe('the accounts that an afternoon can give back', () => {
  it('are held for everybody who paid in; those of several victims stand apart', () => {
    const { alone, shared } = heldAccounts([report('a', ['1', 'held'], ['2', 'held']), report('b', ['2', 'partially_held'], ['2', 'held']), report('c', ['3', 'not_held'])], new Set());
    expect([shown(alone), shown(shared)]).toEqual([[['a']], [['a', 'b']]]);
  });

  it('leave out an account of which one victim was too late, and banks with a bad day', () => {
    const { alone, shared } = heldAccounts([report('a', ['1', 'held', 'BAD']), report('b', ['2', 'held']), report('c', ['2', 'not_held'])], new Set(['BAD']));
    expect([alone, shared]).toEqual([[], []]);
  });
});
