/** Elements of a JSON array, each already in words. An element that did not change is the same object. */
export interface Worded {
  readonly text: string;
}

interface Block {
  readonly elements: readonly Worded[];
  readonly bytes: Buffer;
}

/** Long enough that blocks are few, short enough that what changed drags little along. */
const BLOCK_LENGTH = 256;
const COMMA = Buffer.from(',');

/** A long JSON array in UTF-8, of which only the stretches that changed since the last time are put together anew. */
export class TextBlocks {
  private blocks: readonly Block[] = [];

  /** @returns the elements and the commas between them. */
  bytesOf(elements: readonly Worded[]): Buffer[] {
    this.blocks = blocksOf(elements, new Map(this.blocks.map((block) => [block.elements[0], block])));
    return this.blocks.flatMap(({ bytes }, index) => (index === 0 ? [bytes] : [COMMA, bytes]));
  }
}

/** A changed stretch ends where a known block begins again, so that what is put in or left out moves no other block. */
function blocksOf(elements: readonly Worded[], known: ReadonlyMap<Worded | undefined, Block>): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (let at = 0; at <= elements.length; ) {
    const block = known.get(elements[at]);
    const isKnown = block !== undefined && isAt(block, elements, at);
    const isFull = at - from >= 2 * BLOCK_LENGTH || (known.size === 0 && at - from >= BLOCK_LENGTH);
    if (at > from && (isKnown || isFull || at === elements.length)) {
      blocks.push(blockOf(elements.slice(from, at)));
      from = at;
    }
    if (isKnown) {
      blocks.push(block);
      from = at + block.elements.length;
    }
    at = isKnown ? from : at + 1;
  }
  return blocks;
}

function isAt({ elements }: Block, all: readonly Worded[], at: number): boolean {
  return elements.every((element, index) => element === all[at + index]);
}

function blockOf(elements: readonly Worded[]): Block {
  return { elements, bytes: Buffer.from(elements.map(({ text }) => text).join(',')) };
}
