import { BANK_SMS_IN } from './formats/bank-sms-in';
import { BANK_SMS_OUT } from './formats/bank-sms-out';
import { fillIn } from './formats/fill-in';
import { NOW, type PasteFormat } from './formats/format';
import { RECEIPTS } from './formats/receipts';
import { UNSEEN } from './formats/unseen';
import { settled } from './guesses';
import type { Guess } from './reading';
import { readPaste } from './read-paste';
import { splitPaste } from './split-paste';

const FORMATS: readonly PasteFormat[] = [...BANK_SMS_OUT, ...BANK_SMS_IN, ...RECEIPTS];
const rows = (formats: readonly PasteFormat[]): readonly (readonly [string, PasteFormat])[] => formats.map((format) => [format.name, format]);

describe('reading what a victim pastes', () => {
  it('knows at least sixty formats', () => {
    expect(FORMATS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(FORMATS.map(({ name }) => name)).size).toBe(FORMATS.length);
  });

  it.each(rows(FORMATS))('reads %s', (_, { text, expected }) => {
    expect(fillIn(readPaste(text, { now: NOW }))).toEqual(expected);
  });

  it.each(rows(UNSEEN))('reads a format that was not known to it: %s', (_, { text, expected }) => {
    expect(fillIn(readPaste(text, { now: NOW }))).toEqual(expected);
  });

  it.each(rows([...FORMATS, ...UNSEEN]))('shows where in the text each guess stands: %s', (_, { text }) => {
    const reading = readPaste(text, { now: NOW });
    const guesses: readonly Guess<unknown>[] = [
      ...reading.amountMinor, ...reading.transferredAt, ...reading.paymentOrders, ...reading.channel,
      ...[reading.from, reading.to].flatMap((party) => (Object.values(party) as (readonly Guess<unknown>[])[]).flat()),
    ];
    for (const { span } of guesses) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(text.slice(span.start, span.end).trim()).not.toBe('');
    }
    for (const { value, span } of [...reading.from.lastDigits, ...reading.to.lastDigits]) expect(text.slice(span.start, span.end)).toBe(value);
  });
});

describe('never choosing silently', () => {
  it('offers both amounts where a text tells two', () => {
    const { amountMinor } = readPaste('转账1000.00元，又转账2000.00元', { now: NOW });
    expect(amountMinor.map(({ value }) => value)).toEqual(['100000', '200000']);
    expect(settled(amountMinor)).toBeUndefined();
  });

  it('offers both card numbers where a text tells two without saying which', () => {
    const { to } = readPaste('6214831234560008\n6222021000112233444', { now: NOW });
    expect(to.accountNumber.map(({ confidence }) => confidence)).toEqual(['possible', 'possible']);
    expect(settled(to.accountNumber)).toBeUndefined();
  });

  it('takes no balance, fee or limit for the amount', () => {
    expect(readPaste('您尾号1234的账户余额5,000.00元，手续费2.00元，可用额度10000元', { now: NOW }).amountMinor).toEqual([]);
  });

  it('takes no order number for a card and no card for an order', () => {
    const reading = readPaste('订单号 6222021000112233444\n收款账号 6214831234560008', { now: NOW });
    expect(reading.to.accountNumber.map(({ value }) => value)).toEqual(['6214831234560008']);
    expect(reading.paymentOrders.map(({ value }) => value.value)).toEqual(['6222021000112233444']);
  });

  it('says how it knows the bank of a card: by its prefix, or not at all', () => {
    const bankOfCard = (number: string): string | undefined => (number.startsWith('621483') ? 'CMB' : undefined);
    expect(readPaste('6214831234560008', { now: NOW, bankOfCard }).to.institutionCode).toEqual([
      { value: 'CMB', span: { start: 0, end: 16 }, confidence: 'likely', rule: 'card prefix' },
    ]);
    expect(readPaste('6222021000112233444', { now: NOW, bankOfCard }).to.institutionCode).toEqual([]);
  });

  it('marks a name with a hidden character as one to be completed', () => {
    expect(readPaste('收款人：张*三，金额100元', { now: NOW }).to.name).toMatchObject([{ value: '张*三', confidence: 'possible' }]);
  });

  it.each(['', '   ', '你好', '验证码 123456', '2026-11-23', '😀😀😀', '¥', '(((((', '0'.repeat(9_000)])('reads nothing that could be filled in from %j', (text) => {
    const reading = readPaste(text, { now: NOW });
    expect(reading.amountMinor).toEqual([]);
    expect([...reading.from.accountNumber, ...reading.to.accountNumber]).toEqual([]);
  });
});

describe('dates without a year', () => {
  it.each([
    ['12月30日09:00支出10元', '2025-12-30T09:00:00+08:00'],
    ['23日14:30支出10元', '2026-11-23T14:30:00+08:00'],
    ['24日09:00支出10元', '2026-10-24T09:00:00+08:00'],
    ['23:50支出10元', '2026-11-22T23:50:00+08:00'],
  ])('%s is the latest that has been', (text, at) => {
    expect(settled(readPaste(text, { now: NOW }).transferredAt)?.value.at).toBe(at);
  });

  it('knows leap days and months without a 31st', () => {
    expect(readPaste('2026年2月29日10:00支出10元', { now: NOW }).transferredAt).toEqual([]);
    expect(readPaste('2024年2月29日10:00支出10元', { now: NOW }).transferredAt).toHaveLength(1);
  });
});

describe('several messages in one paste', () => {
  const [first, second] = BANK_SMS_OUT;

  it('are read one by one', () => {
    const pieces = splitPaste(`${first?.text}\n\n${second?.text}`);
    expect(pieces).toEqual([first?.text, second?.text]);
    expect(splitPaste(`${first?.text}\n${second?.text}`)).toHaveLength(2);
  });

  it('stay one where the blocks belong to one receipt', () => {
    const text = '转账成功\n\n50,000.00元\n\n收款人 林小军';
    expect(splitPaste(text)).toEqual([text]);
  });
});
