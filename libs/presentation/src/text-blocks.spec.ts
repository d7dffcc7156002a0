import fc from 'fast-check';
import { TextBlocks, type Worded } from './text-blocks';

function worded(from: number, count: number): Worded[] {
  return Array.from({ length: count }, (_, index) => ({ text: `"户${String(from + index)}"` }));
}

function textOf(bytes: readonly Buffer[]): string {
  return Buffer.concat(bytes).toString('utf8');
}

/** In the middle something is put in, left out, changed or moved. */
const edits = fc.array(fc.record({ at: fc.nat({ max: 1_500 }), leftOut: fc.nat({ max: 700 }), putIn: fc.nat({ max: 700 }) }), { minLength: 1, maxLength: 6 });

describe('blocks of a long array', () => {
  it('give the same text as all elements put together anew, whatever changed in between', () => {
    fc.assert(fc.property(edits, fc.nat({ max: 1_500 }), (changes, length) => {
      const blocks = new TextBlocks();
      const elements = worded(0, length);
      let made = length;
      for (const { at, leftOut, putIn } of [{ at: 0, leftOut: 0, putIn: 0 }, ...changes]) {
        elements.splice(at, leftOut, ...worded(made, putIn));
        made += putIn;
        expect(textOf(blocks.bytesOf(elements))).toBe(elements.map(({ text }) => text).join(','));
      }
    }));
  });

  it('takes over the bytes of every stretch in which nothing changed, also behind what was put in', () => {
    const blocks = new TextBlocks();
    const elements = worded(0, 2_000);
    const before = new Set(blocks.bytesOf(elements));
    elements.splice(300, 0, ...worded(9_000, 1));
    const fresh = blocks.bytesOf(elements).filter((bytes) => !before.has(bytes));
    expect(fresh).toHaveLength(1);
  });
});
