import fc from 'fast-check';
import stock from 'kafkajs/src/protocol/recordBatch/record/v0';
import { encodeTextRecord } from './quick-records';

const text = fc.string({ unit: 'binary', maxLength: 300 });
const records = fc.record({
  offsetDelta: fc.nat({ max: 100_000 }), timestampDelta: fc.constant(0), key: text, value: fc.oneof(text, fc.constant(null), fc.integer({ min: 1, max: 3_000_000 }).map((length) => '止'.repeat(length % 9_000))),
  headers: fc.dictionary(text, text, { maxKeys: 20 }),
});

describe('a record of texts', () => {
  it('is written to the same bytes as by kafkajs', () => {
    fc.assert(fc.property(records, (record) => {
      expect(encodeTextRecord(record)?.buffer.equals(stock(record).buffer)).toBe(true);
    }));
  });

  it.each([70, 8_100, 8_200, 1_048_500, 1_100_000])('also where its length takes another byte (%d)', (length) => {
    const record = { offsetDelta: 63, key: 'k', value: 'x'.repeat(length), headers: {} };
    expect(encodeTextRecord(record)?.buffer.equals(stock(record).buffer)).toBe(true);
  });

  it.each([
    { key: 'k', value: Buffer.from('v') }, { key: null, value: 'v' }, { key: 'k', value: 'v', timestampDelta: 5 },
    { key: 'k', value: 'v', headers: { several: ['a', 'b'] } }, { key: 'k', value: 'v', headers: { bytes: Buffer.from('b') } },
  ])('is left to kafkajs where it is none: %j', (record) => {
    expect(encodeTextRecord(record)).toBeUndefined();
  });
});
