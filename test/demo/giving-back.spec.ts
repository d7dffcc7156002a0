import type { Report } from './front-line';
import { heldAccounts } from './giving-back';

function report(account: string, over: { readonly institutionCode?: string; readonly state?: string; readonly transfers?: number } = {}): Report {
  const { institutionCode = 'CMB', state = 'held', transfers = 1 } = over;
  const to = { institutionCode, accountNumber: account, accountName: 'm' };
  return {
    state: 'accepted', problem: undefined, polledAtMs: 0, report: { request: { transfers: Array.from({ length: transfers }, () => ({ to })) } },
    view: { caseId: `case_${account}`, stops: Array.from({ length: transfers }, () => ({ state })) },
  } as unknown as Report;
}

const accountsOf = (accounts: ReturnType<typeof heldAccounts>['alone']) => accounts.map(({ reports }) => reports.map(({ caseId }) => caseId));

describe('the accounts that an afternoon can give back', () => {
  it('are held whole and were paid into by single transfers; those of several victims stand apart', () => {
    const { alone, shared } = heldAccounts([report('1'), report('2'), report('2'), report('3', { state: 'not_held' }), report('4', { transfers: 2 })], new Set());
    expect([accountsOf(alone), accountsOf(shared)]).toEqual([[['case_1']], [['case_2', 'case_2']]]);
  });

  it('leave out an account of which one victim was too late, and banks with a bad day', () => {
    const { alone, shared } = heldAccounts([report('1', { institutionCode: 'BAD' }), report('2'), report('2', { state: 'partially_held' })], new Set(['BAD']));
    expect([alone, shared]).toEqual([[], []]);
  });
});
