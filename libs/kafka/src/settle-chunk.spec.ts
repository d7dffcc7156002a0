import type { BadMessage, IncomingMessage } from './incoming-message';
import { PoisonMessage } from './poison-message';
import { ChunkHeldUp, settleChunk, type ChunkWork } from './settle-chunk';

class Waits extends Error {}

function chunkOf(count: number): IncomingMessage[] {
  return Array.from({ length: count }, (_, index) => ({ topic: 't', partition: 0, offset: String(index), key: null, headers: {}, value: null, timestamp: 0 }));
}

interface Ground {
  readonly work: ChunkWork;
  readonly settled: string[];
  readonly parked: BadMessage[];
  readonly effect: string[];
}

/** A handler that fails as a whole when `judge` throws for one of the chunk. */
function ground(judge: (message: IncomingMessage) => void, park = (): Promise<void> => Promise.resolve()): Ground {
  const settled: string[] = [];
  const parked: BadMessage[] = [];
  const effect: string[] = [];
  const work: ChunkWork = {
    handler: (chunk) => {
      chunk.forEach(judge);
      effect.push(...chunk.map((message) => message.offset));
      return Promise.resolve();
    },
    isTransient: (error) => error instanceof Waits,
    park: async (letters) => {
      await park();
      parked.push(...letters);
    },
    settled: (messages) => settled.push(...messages.map((message) => message.offset)),
  };
  return { work, settled, parked, effect };
}

const offsets = (count: number): string[] => chunkOf(count).map((message) => message.offset);

function failFor(...bad: string[]): (message: IncomingMessage) => void {
  return (message) => {
    if (bad.includes(message.offset)) throw new TypeError('bad');
  };
}

it('settles a good chunk in one go', async () => {
  const { work, settled, effect } = ground(() => {});
  await settleChunk(work, chunkOf(5));
  expect(settled).toEqual(offsets(5));
  expect(effect).toEqual(offsets(5));
});

it('finds each message at fault, parks it and settles the rest, always in order', async () => {
  const { work, settled, parked, effect } = ground(failFor('0', '5', '6', '16'));
  await settleChunk(work, chunkOf(17));
  expect(settled).toEqual(offsets(17));
  expect(parked.map((letter) => letter.message.offset)).toEqual(['0', '5', '6', '16']);
  expect(parked[0]).toMatchObject({ reason: 'HANDLER.FAILED', detail: 'TypeError' });
  expect(effect).toEqual(offsets(17).filter((offset) => !['0', '5', '6', '16'].includes(offset)));
});

it('does not park what succeeds when it is tried again alone', async () => {
  let failures = 4;
  const { work, parked, effect } = ground((message) => {
    if (message.offset === '2' && failures > 0) {
      failures -= 1;
      throw new TypeError('for a moment');
    }
  });
  await settleChunk(work, chunkOf(4));
  expect(parked).toEqual([]);
  expect(effect).toEqual(offsets(4));
});

it('stops where waiting is the cure, having settled what came before', async () => {
  let away = false;
  const { work, settled, parked } = ground((message) => {
    if (message.offset === '1') throw new TypeError('bad');
    if (message.offset === '6') away = true;
    if (away) throw new Waits('away');
  });
  await expect(settleChunk(work, chunkOf(8))).rejects.toThrow(ChunkHeldUp);
  expect(settled).toEqual(['0', '1', '2', '3']);
  expect(parked.map((letter) => letter.message.offset)).toEqual(['1']);
});

it('does not settle what could not be parked', async () => {
  const { work, settled } = ground(failFor('1'), () => Promise.reject(new Error('Kafka is away')));
  await expect(settleChunk(work, chunkOf(4))).rejects.toThrow(ChunkHeldUp);
  expect(settled).toEqual(['0']);
});

it('does not halve when the handler names the bad ones', async () => {
  const chunk = chunkOf(6);
  const runs: string[][] = [];
  const { work, settled, parked } = ground(() => {});
  const handler: ChunkWork['handler'] = (part) => {
    runs.push(part.map((message) => message.offset));
    const bad = part.filter((message) => ['2', '3'].includes(message.offset)).map((message) => ({ message, reason: 'R', detail: 'd' }));
    if (bad.length > 0) throw new PoisonMessage(bad);
    return Promise.resolve();
  };
  await settleChunk({ ...work, handler }, chunk);
  expect(runs).toEqual([offsets(6), ['0', '1'], ['4', '5']]);
  expect(settled).toEqual(offsets(6));
  expect(parked.map((letter) => letter.message.offset)).toEqual(['2', '3']);
});
