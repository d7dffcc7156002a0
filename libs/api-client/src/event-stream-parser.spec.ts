import { EventStreamParser, type StreamMessage } from './event-stream-parser';

function read(pieces: readonly string[]): { messages: StreamMessage[]; cursors: string[]; retries: number[] } {
  const seen = { messages: [] as StreamMessage[], cursors: [] as string[], retries: [] as number[] };
  const parser = new EventStreamParser({
    message: (message) => seen.messages.push(message),
    cursor: (id) => seen.cursors.push(id),
    retry: (ms) => seen.retries.push(ms),
  });
  for (const piece of pieces) parser.push(piece);
  return seen;
}

const STREAM = 'retry: 2000\n: connected\n\nid: a1\nevent: HoldPlaced\ndata: {"a":1}\n\n: keep-alive\nid: a2\n\nid: a3\ndata: one\ndata: two\n\n';
const MESSAGES = [{ id: 'a1', event: 'HoldPlaced', data: '{"a":1}' }, { id: 'a3', event: 'message', data: 'one\ntwo' }];

describe('a stream of events', () => {
  it('is read the same in one piece, letter by letter, and with other line ends', () => {
    for (const pieces of [[STREAM], [...STREAM], [STREAM.replaceAll('\n', '\r\n')], [...STREAM.replaceAll('\n', '\r\n')]]) {
      expect(read(pieces).messages).toEqual(MESSAGES);
    }
  });

  it('moves the cursor with a comment block, too, so that a quiet reader does not fall behind', () => {
    expect(read([STREAM]).cursors).toEqual(['a1', 'a2', 'a3']);
  });

  it('tells when to come back, and keeps an unfinished message to itself', () => {
    const seen = read(['retry: 2000\n\nid: b\ndata: half']);
    expect(seen.retries).toEqual([2000]);
    expect(seen.messages).toEqual([]);
    expect(seen.cursors).toEqual([]);
  });
});
