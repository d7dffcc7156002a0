import { callSheetLines, grouped, type RequestInClear } from './call-sheet-text';

const transfer = (transferId: string, accountNumber: string): RequestInClear['transfers'][number] => ({
  transferId, amount: { amountMinor: '5000000', currency: 'CNY' }, transferredAt: '2026-11-23T05:41:00Z',
  from: { accountNumber: '6222000011112222', accountName: '王小明' }, to: { accountNumber, accountName: '李四' },
});
const request: RequestInClear = {
  requestId: 'r', caseNumber: 'A4403051202611230007',
  stops: [{ transferId: 't1', instructionId: 'ins_1' }, { transferId: 't2', instructionId: 'ins_1' }, { transferId: 't3', instructionId: 'ins_2' }],
  transfers: [transfer('t1', '6214830000000008'), transfer('t2', '6214830000000008'), transfer('t3', '6225880000000001')],
  officers: { handling: { officerId: 'P1', name: '张' }, assisting: { officerId: 'P2', name: '陈' } },
};

describe('the sheet for a call to a bank', () => {
  it('names the account, every transfer to it and nothing of another account', () => {
    const lines = callSheetLines('ins_1', 'stop', request);
    expect(lines.map(({ text }) => text)).toEqual(['call.opening.stop', 'call.account', 'call.transfer', 'call.transfer', 'call.officers', 'call.reference', 'call.ask']);
    expect(lines[1]?.values).toEqual({ name: '李四', number: '6214 8300 0000 0008' });
    expect(lines[2]?.values).toEqual({ amount: '¥50,000.00', time: '2026-11-23 13:41:00', from: '6222 0000 1111 2222' });
    expect(JSON.stringify(lines)).not.toContain('6225');
  });

  it('says nothing when it does not know the transfers', () => {
    expect(callSheetLines('ins_9', 'stop', request)).toEqual([]);
  });

  it('groups numbers in fours without a space at the end', () => {
    expect([grouped('62148300'), grouped('621483001'), grouped('62')]).toEqual(['6214 8300', '6214 8300 1', '62']);
  });
});
