import { money } from '@paystop/kernel';
import { amountInWords, chineseDate, lastDigits, yuan } from './chinese-text';

describe('amounts and dates as a Chinese document carries them', () => {
  it.each<[bigint, string]>([
    [0n, '人民币零元整'], [1n, '人民币壹分'], [10n, '人民币壹角整'], [100n, '人民币壹元整'], [105n, '人民币壹元零伍分'], [123_456n, '人民币壹仟贰佰叁拾肆元伍角陆分'],
    [1_000_000n, '人民币壹万元整'], [1_000_100n, '人民币壹万零壹元整'], [10_010_000n, '人民币壹拾万零壹佰元整'], [10_203_040n, '人民币壹拾万贰仟零叁拾元肆角整'],
    [10_000_000_000n, '人民币壹亿元整'], [10_000_000_100n, '人民币壹亿零壹元整'], [10_001_000_000n, '人民币壹亿零壹万元整'], [500_000_050n, '人民币伍佰万元伍角整'],
    [1_000_010_000n, '人民币壹仟万零壹佰元整'], [12_345_678_900n, '人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元整'],
  ])('%s fen are %s', (fen, words) => {
    expect(amountInWords(money(fen))).toBe(words);
  });

  it('writes yuan with separators, days as they are there, and the end of an account alone', () => {
    expect([yuan(money(123_456_789n)), yuan(money(5n))]).toEqual(['¥1,234,567.89', '¥0.05']);
    expect(chineseDate('2026-11-23T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026年11月24日');
    expect([lastDigits('6214830000000008'), lastDigits('abc')]).toEqual(['尾号0008', '尾号abc']);
  });
});
