import fc from 'fast-check';
import { inspectJson } from '@paystop/contracts';
import { parseJson } from './json-body';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
const clean = fc.jsonValue({ maxDepth: 6 }).filter((value) => !JSON.stringify(value).includes('__proto__') && !JSON.stringify(value).includes('\\u0000'));

describe('the inspection of JSON', () => {
  it('passes whatever JSON.stringify writes, with any indentation, and gives it back unchanged', () => {
    fc.assert(
      fc.property(clean, fc.nat({ max: 4 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('counts levels as they are', () => {
    fc.assert(
      fc.property(clean, (value) => {
        const depth = depthOf(value);
        const text = JSON.stringify(value);
        expect(inspectJson(text, depth)).toEqual([]);
        if (depth > 0) expect(inspectJson(text, depth - 1)[0]?.code).toBe('BODY.TOO_DEEP');
      }),
    );
  });

  it('finds a doubled key wherever it stands and however it is escaped, and names the place', () => {
    fc.assert(
      fc.property(clean, fc.string({ minLength: 1 }).filter((key) => key !== '__proto__' && !key.includes('\0') && !/\p{Surrogate}/u.test(key)), (value, key) => {
        const escaped = [...key].map((character) => [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')).join('');
        const text = `{"list":[${JSON.stringify(value)},{${JSON.stringify(key)}:1,"${escaped}":2}]}`;
        expect(inspectJson(text, 32)).toMatchObject([{ code: 'BODY.DUPLICATE_KEY', path: `/list/1/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` }]);
      }),
    );
  });

  it('answers every byte string with a value or a problem, never with a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          parseJson(Buffer.from(bytes));
        } catch (error) {
          expect((error as { status?: number }).status).toBe(400);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
