import { faultsIn, formOf, stopBodyOf } from './stop-form';

const PREFILLED = {
  reportedAt: '2026-11-23T06:02:11.000Z', fraudType: 'other' as const, summary: '疑似被骗', unit: '440305012', victim: { name: '陈小红', phone: '13900005678' },
  transfers: [{ transferId: 't1', amount: { amountMinor: '5000050', currency: 'CNY' as const }, transferredAt: '2026-11-23T05:41:00.000Z', from: { institutionCode: 'ICBC', accountNumber: '6222', accountName: '陈小红' }, to: { institutionCode: 'CMB', accountNumber: '6214', accountName: '林小军' }, bankReference: 'R-1' }],
};
const OFFICERS = { handlingId: 'P1', handlingName: '李伟', assistingId: 'P2', assistingName: '王芳' };

describe('a proposed stop that a person confirms', () => {
  it('is filled with what the warning knows, in the time of Shanghai', () => {
    expect(formOf(PREFILLED)).toMatchObject({ victimName: '陈小红', toAccount: '6214', amountYuan: '50000.50', transferredAt: '2026-11-23T13:41:00' });
  });

  it('names what is still missing', () => {
    expect(faultsIn(formOf(PREFILLED))).toEqual(['handlingId', 'handlingName', 'assistingId', 'assistingName']);
    expect(faultsIn({ ...formOf(PREFILLED), ...OFFICERS })).toEqual([]);
    expect(faultsIn({ ...formOf(PREFILLED), ...OFFICERS, toInstitution: '', amountYuan: '0', transferredAt: 'soon', assistingId: 'P1' })).toEqual(['amountYuan', 'transferredAt', 'assistingId']);
  });

  it('becomes a request that says the same, with what was not shown kept', () => {
    const body = stopBodyOf({ ...formOf(PREFILLED), ...OFFICERS }, { requestId: 'r-1', prefilled: PREFILLED, now: '2026-11-23T07:00:00.000Z' });
    expect(body).toEqual({ ...PREFILLED, requestId: 'r-1', officers: { handling: { officerId: 'P1', name: '李伟' }, assisting: { officerId: 'P2', name: '王芳' } } });
  });

  it('leaves the institution to the card’s prefix where nobody named it', () => {
    expect(stopBodyOf({ ...formOf(PREFILLED), ...OFFICERS, toInstitution: ' ' }, { requestId: 'r-1', prefilled: PREFILLED, now: '' }).transfers[0]?.to).toEqual({ accountNumber: '6214', accountName: '林小军' });
  });
});
