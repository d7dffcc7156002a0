import type { Claimant } from '../data/desk';
import { claimsOf, faultsOf, payeeOf, proposalBody, type ClaimForm } from './claim-form';

const fen = (amountMinor: number): { amountMinor: string; currency: 'CNY' } => ({ amountMinor: String(amountMinor), currency: 'CNY' });
const transfer = (key: string, open: number): Claimant['transfers'][number] => ({ key, transferId: 't1', amount: fen(open), open: fen(open), transferredAt: '2026-11-23T06:00:00.000Z', from: { institutionCode: 'ICBC', accountNumber: '6222********0001', accountName: '王*' } });
const CLAIMANT: Claimant = { caseId: 'case_1', caseNumber: null, unit: '440305012', victims: [{ name: '王*', kind: 'person' }], transfers: [transfer('req-1/t1', 500_000), transfer('req-2/t1', 250_050), transfer('req-3/t1', 0)], claimable: fen(750_050) };
const PAID: Claimant = { ...CLAIMANT, caseId: 'case_2', transfers: [transfer('req-9/t1', 0)], claimable: fen(0) };
const payTo = { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '王小明' };
const first = (): ClaimForm => ({ ...(claimsOf([CLAIMANT])[0] as ClaimForm), payTo });

describe('claims on frozen money', () => {
  it('begin with all that is still open of everybody; who has got everything claims nothing', () => {
    expect(claimsOf([CLAIMANT, PAID])).toMatchObject([{ isClaimed: true, transferKeys: ['req-1/t1', 'req-2/t1'], lossYuan: '7500.50' }, { isClaimed: false, lossYuan: '0.00' }]);
  });

  it('are paid to the account that the first claimed transfer came from, by its whole key', () => {
    const clear = [{ requestId: 'req-0', transferId: 't1', from: { accountNumber: 'wrong' } }, { requestId: 'req-2', transferId: 't1', from: payTo }];
    expect(payeeOf(first(), clear)).toEqual(payTo);
    expect(payeeOf(first(), [])).toBeNull();
  });

  it.each([
    ['nothing', {}, []],
    ['no transfer', { transferKeys: [] }, ['transfers', 'too_much']],
    ['no amount', { lossYuan: 'much' }, ['loss']],
    ['more than its transfers', { lossYuan: '7500.51' }, ['too_much']],
    ['an account without a number', { payTo: { ...payTo, accountNumber: ' ' } }, ['payee']],
    ['a case left out without a reason', { isClaimed: false }, ['reason']],
  ])('say what is wrong with them: %s', (_what, changes, faults) => {
    expect(faultsOf({ ...first(), ...changes }, CLAIMANT)).toEqual(faults);
  });

  it('leave nobody out silently but who has got everything back', () => {
    expect(faultsOf({ ...first(), isClaimed: false, leftOutBecause: 'has withdrawn the report' }, CLAIMANT)).toEqual([]);
    expect(faultsOf(claimsOf([PAID])[0] as ClaimForm, PAID)).toEqual([]);
  });

  it('are sent exact to the fen, with who is left out and why', () => {
    expect(proposalBody('frz_1', 'pro_rata', [first(), { ...first(), caseId: 'case_3', isClaimed: false, leftOutBecause: ' paid already ' }])).toEqual({
      freezeId: 'frz_1', method: 'pro_rata', claims: [{ caseId: 'case_1', transferIds: ['req-1/t1', 'req-2/t1'], loss: fen(750_050), payTo }], leftOut: [{ caseId: 'case_3', reason: 'paid already' }],
    });
  });
});
