import { formatCountdown, formatDate, formatInstant, formatShortInstant, formatTime } from './instants';
import { amountInWords, formatMoney, formatRate } from './money';

const cny = (amountMinor: string): { amountMinor: string; currency: string } => ({ amountMinor, currency: 'CNY' });

describe('times on screens', () => {
  it.each([
    ['2026-11-23T06:02:11Z', '2026-11-23 14:02:11'],
    ['2026-11-23T23:59:59+08:00', '2026-11-23 23:59:59'],
    ['2026-11-23T16:00:00.999Z', '2026-11-24 00:00:00'],
  ])('show %s as %s in Shanghai', (instant, shown) => {
    expect(formatInstant(instant)).toBe(shown);
    expect([formatDate(instant), formatTime(instant), formatShortInstant(instant)]).toEqual([shown.slice(0, 10), shown.slice(11), shown.slice(5)]);
  });

  it.each([
    [540_000, '09:00'], [539_001, '09:00'], [539_000, '08:59'], [3_723_000, '1:02:03'], [172_800_000, '48:00:00'], [999, '00:01'], [0, '00:00'], [-1, '-00:01'], [-12_000, '-00:12'], [-3_600_000, '-1:00:00'],
  ])('count %i ms as %s', (ms, shown) => {
    expect(formatCountdown(ms)).toBe(shown);
  });
});

describe('money on screens', () => {
  it.each([['5000000', '¥50,000.00'], ['0', '¥0.00'], ['7', '¥0.07'], ['123456789012345678', '¥1,234,567,890,123,456.78'], ['100', '¥1.00']])('shows %s fen as %s', (fen, shown) => {
    expect(formatMoney(cny(fen))).toBe(shown);
  });

  it.each([[null, '–'], [0, '0.0 %'], [0.8123, '81.2 %'], [1, '100.0 %']])('shows the rate %s as %s', (rate, shown) => {
    expect(formatRate(rate)).toBe(shown);
  });

  it.each([
    ['0', '零元整', 'zero yuan'],
    ['1', '壹分', 'zero yuan and one fen'],
    ['10', '壹角整', 'zero yuan and ten fen'],
    ['105', '壹元零伍分', 'one yuan and five fen'],
    ['1000', '壹拾元整', 'ten yuan'],
    ['5000000', '伍万元整', 'fifty thousand yuan'],
    ['10050', '壹佰元伍角整', 'one hundred yuan and fifty fen'],
    ['12345678', '壹拾贰万叁仟肆佰伍拾陆元柒角捌分', 'one hundred twenty-three thousand four hundred fifty-six yuan and seventy-eight fen'],
    ['100000500', '壹佰万零伍元整', 'one million five yuan'],
    ['1000000000000', '壹佰亿元整', 'ten billion yuan'],
    ['10000010000', '壹亿零壹佰元整', 'one hundred million one hundred yuan'],
    ['2020000', '贰万零贰佰元整', 'twenty thousand two hundred yuan'],
  ])('says %s fen as %s and %s', (fen, chinese, english) => {
    expect([amountInWords(cny(fen), 'zh-CN'), amountInWords(cny(fen), 'en')]).toEqual([chinese, english]);
  });
});
