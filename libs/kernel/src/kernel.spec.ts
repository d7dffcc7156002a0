import fc from 'fast-check';
import { inspect } from 'node:util';
import {
  NO_MONEY, Redacted, addMoney, canonicalJson, clampInstant, compareMoney, maskAccount, maskName, maskNumber, maskPhone, minorUnits, money, parseDuration,
  parseInstant, plusDuration, smallerMoney, subtractMoney, sumMoney,
} from './index';

describe('an instant', () => {
  it.each([
    ['2026-11-23T14:02:11+08:00', '2026-11-23T06:02:11.000Z'],
    ['2026-11-23t06:02:11.5z', '2026-11-23T06:02:11.500Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2026-12-31T23:59:60Z', '2026-12-31T23:59:59.000Z'],
    ['2026-02-29T00:00:00Z', undefined],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
    ['2026-02-29T00:00:00.000Z', undefined],
    ['2026-04-31T00:00:00.000Z', undefined],
    ['2026-00-10T00:00:00.000Z', undefined],
    ['2026-11-00T00:00:00.000Z', undefined],
    ['2026-11-23T24:00:00.000Z', undefined],
    ['2026-11-23T06:60:00.000Z', undefined],
    ['2026-11-23T06:02:60.000Z', '2026-11-23T06:02:59.000Z'],
    ['2026-11-23T06:02:1x.000Z', undefined],
    ['2026-11-23T06:02:11,000Z', undefined],
    ['2026-11-23T14:02:11', undefined],
    ['2026-11-23 14:02:11Z', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['2026-11-23T24:00:00Z', undefined],
    ['2026-11-23T14:02:11+24:00', undefined],
    ['yesterday', undefined],
  ])('%s is %s', (text, canonical) => {
    expect(parseInstant(text)).toBe(canonical);
  });

  it('that is canonical already stays as it is', () => {
    const canonical = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
    fc.assert(fc.property(canonical, (text) => expect(parseInstant(text)).toBe(text)));
  });

  it('is clamped into an interval', () => {
    const [early, middle, late] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'] as const;
    expect([clampInstant(early, middle, late), clampInstant(late, early, middle), clampInstant(middle, early, late)]).toEqual([middle, middle, middle]);
  });
});

describe('a duration', () => {
  it.each([
    ['PT30M', 0, 1_800_000], ['PT48H', 0, 172_800_000], ['P6M', 6, 0], ['P1Y', 12, 0], ['P7D', 0, 604_800_000], ['PT0S', 0, 0], ['PT0.5S', 0, 500], ['P1Y2M3DT4H', 14, 273_600_000],
  ])('%s is %d months and %d ms', (text, months, milliseconds) => {
    expect(parseDuration(text)).toEqual({ months, milliseconds });
  });

  it.each(['', 'P', 'PT', '30m', 'PT-5M', 'P1.5M', 'PT5M '])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('of months ends on the last day that the month has', () => {
    const months = parseDuration('P6M');
    expect(months && plusDuration('2026-08-31T10:00:00.000Z', months)).toBe('2027-02-28T10:00:00.000Z');
  });
});

describe('money', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 18n }).map(money);

  it('adds up exactly', () => {
    fc.assert(fc.property(fc.array(amount), (amounts) => {
      expect(minorUnits(sumMoney(amounts))).toBe(amounts.reduce((total, each) => total + BigInt(each.amountMinor), 0n));
    }));
    fc.assert(fc.property(amount, amount, (a, b) => expect(subtractMoney(addMoney(a, b), b)).toEqual(a)));
  });

  it('compares by value', () => {
    expect(compareMoney(money(9n), money(10n))).toBe(-1);
    expect(smallerMoney(money(9n), money(10n))).toEqual(money(9n));
  });

  it('is never negative and never a broken number', () => {
    expect(() => subtractMoney(NO_MONEY, money(1n))).toThrow('never negative');
    expect(() => minorUnits({ amountMinor: '1.5', currency: 'CNY' })).toThrow('digits');
  });
});

describe('masking', () => {
  it.each([
    [maskAccount, '6214830000000008', '621483******0008'], [maskAccount, '1234567890', '********90'], [maskAccount, '13812345678', '138****5678'],
    [maskAccount, 'lisi@example.com', 'l*@example.com'], [maskNumber, '440305199001011234', '440305********1234'], [maskName, '王小明', '王*'],
    [maskName, '', ''], [maskPhone, '13812345678', '138****5678'], [maskNumber, 'a', 'a'],
  ])('%p of %s is %s', (mask, text, masked) => {
    expect(mask(text)).toBe(masked);
  });
});

describe('redacted data', () => {
  it('show themselves nowhere', () => {
    const hidden = new Redacted('王小明');
    expect([`${hidden}`, JSON.stringify({ hidden }), inspect(hidden), inspect({ hidden })].join()).not.toContain('王');
    expect(hidden.reveal()).toBe('王小明');
  });
});

describe('canonical JSON', () => {
  it('sorts keys, leaves out what is undefined, and is JSON', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é"' }], a: undefined, A: 1e21 })).toBe('{"A":1e+21,"b":[1,{"c":"é\\"","d":null}]}');
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))));
  });
});
