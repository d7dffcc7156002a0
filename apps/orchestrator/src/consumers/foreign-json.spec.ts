import { MOST_BODY_BYTES } from '@paystop/contracts';
import { foreignFlaw } from './foreign-json';

const flawOf = (json: string): string | undefined => foreignFlaw({ value: Buffer.from(json) }, { json })?.reason;

it.each([
  ['a key that stands twice', '{"summary":"a","summary":"b"}', 'BODY.DUPLICATE_KEY'],
  ['a key that is not allowed', '{"__proto__":{}}', 'BODY.FORBIDDEN_KEY'],
  ['too many levels', '['.repeat(34) + ']'.repeat(34), 'BODY.TOO_DEEP'],
  ['a character that cannot be stored', '{"summary":"\\u0000"}', 'BODY.BAD_TEXT'],
  ['too many bytes', `{"a":1}${' '.repeat(MOST_BODY_BYTES)}`, 'BODY.TOO_LARGE'],
])('refuses %s, as HTTP does', (_, json, reason) => {
  expect(flawOf(json)).toBe(reason);
});

it('refuses bytes that are no UTF-8', () => {
  expect(foreignFlaw({ value: Buffer.from([0x22, 0xff, 0x22]) }, { json: '"\ufffd"' })?.reason).toBe('BODY.NOT_JSON');
});

it('lets a sound text pass', () => {
  expect(flawOf('{"summary":"转账","transfers":[{"amount":{"amountMinor":"1"}}]}')).toBeUndefined();
});
