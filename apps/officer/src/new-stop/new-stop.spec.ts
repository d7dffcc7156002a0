import { readPaste } from '@paystop/paste-parser';
import { checkDigitFits, groupDigits, withoutGaps } from './card-number';
import { fillFromPaste } from './fill-from-paste';
import { isUntouched, newStop, newTransfer, type StopDraft, withField } from './stop-draft';
import { toDraft } from './to-draft';
import { toRequest } from './to-request';
import { fenOf, yuanOf } from './yuan';

const NOW = '2026-11-23T14:02:11+08:00';
const HANDLING = { officerId: 'P440305-0117', name: '李伟' };
const SMS = '您尾号0949卡11月23日13:34手机银行支出(跨行汇款)3,200元，余额97.01元，对方户名：林小军，对方账户尾号：0640。【工商银行】';
const base = (): StopDraft => newStop({ requestId: '6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10', nowMs: Date.parse(NOW) });

function complete(): StopDraft {
  const transfer = {
    ...newTransfer('t1'), yuan: '50,000', date: '2026-11-23', time: '13:41',
    from: { institutionCode: 'ICBC', accountNumber: '6222 0210 0011 2233 444', accountName: '' }, to: { institutionCode: '', accountNumber: '6214 8312 3456 0008', accountName: '林小军' },
  };
  return { ...base(), victimName: '张三', victimPhone: '138 0000 1234', fraudType: 'fake_investment', assisting: { officerId: 'P440305-0122', name: '王芳' }, transfers: [transfer] };
}

describe('amounts and card numbers as they are typed', () => {
  it.each([['50000', '5000000'], ['5,000.5', '500050'], ['￥1，200.05元', '120005'], ['５０', '5000'], ['0', undefined], ['', undefined], ['1.234', undefined], ['-5', undefined], ['abc', undefined]])('%s is %s fen', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });

  it('goes back and forth without a rounding', () => {
    for (const fen of ['1', '10', '5000000', '999999999999999999']) expect(fenOf(yuanOf(fen))).toBe(fen);
  });

  it('groups digits in fours, and only digits', () => {
    expect(groupDigits('6222021000112233444')).toBe('6222 0210 0011 2233 444');
    expect(groupDigits('name@wallet')).toBe('name@wallet');
    expect(withoutGaps('6222 0210-0011 2233 444')).toBe('6222021000112233444');
  });

  it('hints at a wrong check digit, and says nothing of what is no card', () => {
    expect([checkDigitFits('4111111111111111'), checkDigitFits('4111111111111112'), checkDigitFits('1234')]).toEqual([true, false, undefined]);
  });
});

describe('a pasted text in the form', () => {
  it('fills empty fields and marks each with its words', () => {
    const filled = fillFromPaste(newTransfer('t1'), readPaste(SMS, { now: NOW }));
    expect(filled).toMatchObject({ yuan: '3200.00', date: '2026-11-23', time: '13:34', from: { institutionCode: 'ICBC', accountNumber: '' }, to: { accountName: '林小军', accountNumber: '' }, channel: 'mobile_banking' });
    expect(filled.guessed).toMatchObject({ yuan: { quote: '3,200元', isSure: true }, 'to.accountName': { quote: '林小军', isSure: true }, date: { isSure: false } });
    expect(filled.hints).toEqual({ 'from.accountNumber': '0949', 'to.accountNumber': '0640' });
  });

  it('leaves alone what a person typed, and corrects what only a paste had filled', () => {
    const typed = withField(newTransfer('t1'), 'yuan', '9');
    expect(fillFromPaste(typed, readPaste(SMS, { now: NOW })).yuan).toBe('9');
    const first = fillFromPaste(newTransfer('t1'), readPaste('向他转账100元', { now: NOW }));
    expect(fillFromPaste(first, readPaste(SMS, { now: NOW })).yuan).toBe('3200.00');
  });

  it('offers several values instead of choosing', () => {
    const filled = fillFromPaste(newTransfer('t1'), readPaste('转账1000.00元，又转账2000.00元', { now: NOW }));
    expect([filled.yuan, filled.choices['yuan']]).toEqual(['', ['1000.00', '2000.00']]);
    expect(withField(filled, 'yuan', '2000.00').choices).toEqual({});
  });

  it('takes the order of a wallet where there is no account, and a bank\'s serial as the reference', () => {
    const wechat = '转账-转给林小军\n-5,000.00\n当前状态 对方已收钱\n转账时间 2026年11月23日 13:41:07\n支付方式 招商银行(1234)\n转账单号 1000050001202611230012345678901';
    const filled = fillFromPaste(newTransfer('t1'), readPaste(wechat, { now: NOW }));
    expect(filled).toMatchObject({ order: { kind: 'order_number', value: '1000050001202611230012345678901' }, to: { institutionCode: 'TENPAY', accountName: '林小军' }, time: '13:41:07' });
    const receipt = '转账金额 ¥50,000.00\n收款账号 6222 0210 0011 2233 444\n流水号 C0123456789ABCDEF';
    expect(fillFromPaste(newTransfer('t1'), readPaste(receipt, { now: NOW }))).toMatchObject({ order: null, bankReference: 'C0123456789ABCDEF', to: { accountNumber: '6222021000112233444' } });
  });
});

describe('the request of a form', () => {
  it('is the body of the contract; the payer is the victim unless told otherwise', () => {
    expect(toRequest(complete(), HANDLING, () => 'in words')).toEqual({
      kind: 'ready',
      body: {
        requestId: '6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10', reportedAt: '2026-11-23T06:02:11.000Z', fraudType: 'fake_investment', summary: 'in words', victim: { name: '张三', phone: '138 0000 1234' },
        transfers: [{
          transferId: 't1', amount: { amountMinor: '5000000', currency: 'CNY' }, transferredAt: '2026-11-23T13:41:00+08:00',
          from: { institutionCode: 'ICBC', accountNumber: '6222021000112233444', accountName: '张三' }, to: { accountNumber: '6214831234560008', accountName: '林小军' },
        }],
        officers: { handling: HANDLING, assisting: { officerId: 'P440305-0122', name: '王芳' } },
      },
    });
  });

  it('names what is missing by the pointers that the centre uses, in the order of the form', () => {
    expect(toRequest(base(), HANDLING, () => '')).toEqual({
      kind: 'missing',
      paths: ['/transfers/0/amount', '/transfers/0/transferredAt', '/transfers/0/to/accountNumber', '/transfers/0/to/accountName', '/transfers/0/from/accountNumber', '/transfers/0/from/institutionCode',
        '/victim/name', '/victim/phone', '/fraudType', '/officers/assisting/officerId', '/officers/assisting/name'],
    });
  });

  it('needs an institution and a number for a payment order, and no account', () => {
    const draft = complete();
    const [transfer] = draft.transfers;
    if (transfer === undefined) throw new Error('no transfer');
    const order = { ...transfer, to: { institutionCode: '', accountNumber: '', accountName: '' }, order: { kind: 'order_number' as const, value: '' } };
    expect(toRequest({ ...draft, transfers: [order] }, HANDLING, () => '')).toEqual({ kind: 'missing', paths: ['/transfers/0/to/institutionCode', '/transfers/0/to/paymentOrder/value'] });
  });

  it('refuses the handling officer as the assisting one', () => {
    expect(toRequest({ ...complete(), assisting: HANDLING }, HANDLING, () => '')).toEqual({ kind: 'missing', paths: ['/officers/assisting/officerId'] });
  });

  it('goes back into a form without a loss', () => {
    const composed = toRequest(complete(), HANDLING, () => 'in words');
    if (composed.kind !== 'ready') throw new Error('not ready');
    const again = toRequest(toDraft(JSON.parse(JSON.stringify(composed.body)), base()), HANDLING, () => '');
    expect(again).toEqual(composed);
  });

  it('starts from whatever a warning prefills', () => {
    expect(toDraft({ victim: { name: '张三' }, transfers: 'none' }, base())).toMatchObject({ victimName: '张三', victimPhone: '', transfers: [{ yuan: '' }] });
  });
});

describe('an untouched form', () => {
  it('is not worth keeping; one with anything in it is', () => {
    expect(isUntouched(base())).toBe(true);
    expect(isUntouched({ ...base(), victimPhone: '1' })).toBe(false);
    expect(isUntouched({ ...base(), transfers: [withField(newTransfer('t1'), 'to.accountName', '林')] })).toBe(false);
  });
});
