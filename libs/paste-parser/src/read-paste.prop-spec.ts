import fc from 'fast-check';
import { BANK_SMS_OUT } from './formats/bank-sms-out';
import { NOW } from './formats/format';
import { normalise } from './normalise';
import { readPaste } from './read-paste';

const WORDS = ['您尾号', '1234', '账户', '向', '转账', '人民币', '1,000.00', '元', '余额', '对方户名：', '【招商银行】', '\n', '11月23日13:41', '*', '(', '）', '收款', ' ', '6214 8312 3456 0008'];
const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(''));

describe('reading any text', () => {
  it('never fails, and every guess stands inside the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), soup), (text) => {
      const reading = readPaste(text, { now: NOW });
      const spans = [reading.amountMinor, reading.transferredAt, reading.paymentOrders, reading.channel, ...Object.values(reading.from), ...Object.values(reading.to)]
        .flatMap((candidates: readonly { span: { start: number; end: number } }[]) => candidates.map(({ span }) => span));
      return spans.every(({ start, end }) => start >= 0 && end > start && end <= text.length);
    }), { numRuns: 500 });
  });

  it('normalises without moving a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => normalise(text).length === text.length));
  });

  it('reads a message the same between other words', () => {
    fc.assert(fc.property(fc.constantFrom(...BANK_SMS_OUT), fc.constantFrom('', '\n', '  ', '请看：\n'), ({ text }, before) => {
      const [alone] = readPaste(text, { now: NOW }).amountMinor;
      const [among] = readPaste(before + text, { now: NOW }).amountMinor;
      return alone?.value === among?.value;
    }));
  });

  it.each(['张'.repeat(8_000), '向'.repeat(8_000), '*'.repeat(8_000), '收款人'.repeat(2_600), '1 '.repeat(4_000), '[('.repeat(4_000), '您账户1234向'.repeat(1_100)])('is quick with a hostile text (%#)', (text) => {
    const started = performance.now();
    readPaste(text, { now: NOW });
    expect(performance.now() - started).toBeLessThan(2_000); // milliseconds here; quadratic rules take minutes
  });
});
