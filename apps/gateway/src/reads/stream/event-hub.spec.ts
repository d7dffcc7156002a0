import type { ServerResponse } from 'node:http';
import type { Logger } from '@paystop/ports';
import { EventHub } from './event-hub';
import { EventSink } from './event-sink';
import { encodePosition } from './feed-cursor';
import type { FeedEnds, FeedEvent, FeedPage, FeedReader } from './feed-reader';

const EPOCH = '0123456789abcdef';
const quiet: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A feed in memory that counts how often it is asked. */
class MemoryFeed {
  readonly events: FeedEvent[] = [];
  asked = { after: 0, between: 0 };
  whileReading: () => void = () => {};

  add(unit = '440305012'): bigint {
    const seq = BigInt(this.events.length + 1);
    this.events.push({ seq, unit, institutionCode: null, type: 'HoldPlaced', data: `{"n":${seq}}` });
    return seq;
  }

  ends(): Promise<FeedEnds> {
    return Promise.resolve({ epoch: EPOCH, oldest: 1n, newest: BigInt(this.events.length) });
  }

  after(seq: bigint): Promise<FeedPage & { epoch: string }> {
    this.asked.after += 1;
    const events = this.events.filter((event) => event.seq > seq);
    return Promise.resolve({ epoch: EPOCH, events, reached: events.at(-1)?.seq ?? seq, isFull: false });
  }

  async between(_: unknown, after: bigint, upTo: bigint): Promise<FeedPage> {
    this.asked.between += 1;
    const events = this.events.filter((event) => event.seq > after && event.seq <= upTo);
    this.whileReading();
    await settled();
    return { events, reached: upTo, isFull: false };
  }
}

/** Lets everything that is under way finish. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

function stream(buffers = false): { readonly sink: EventSink; readonly seen: () => string[]; readonly response: { destroyed: boolean } } {
  const written: string[] = [];
  const response = {
    destroyed: false, writableEnded: false, writableLength: 0,
    writeHead: () => {},
    write(text: string): boolean {
      written.push(text);
      if (buffers) this.writableLength += text.length;
      return !buffers;
    },
    end(): void { this.writableEnded = true; },
    destroy(): void { this.destroyed = true; },
  };
  return { sink: new EventSink(response as unknown as ServerResponse), seen: () => written.flatMap((text) => /"n":(\d+)/.exec(text)?.[1] ?? []), response };
}

describe('the hub of event streams', () => {
  let feed: MemoryFeed;
  let hub: EventHub;

  beforeEach(() => {
    feed = new MemoryFeed();
    hub = new EventHub(feed as unknown as FeedReader, quiet);
  });

  afterEach(() => hub.close());

  const subscribe = (each: { readonly sink: EventSink }, cursor?: string) => hub.subscribe({ audience: { unit: '4403' }, sink: each.sink, cursor });

  it('asks once for all streams when there is more, and never while nobody listens', async () => {
    hub.nudge();
    const streams = Array.from({ length: 50 }, () => stream());
    for (const each of streams) await subscribe(each);
    const before = feed.asked.after;
    feed.add();
    hub.nudge();
    await settled();
    expect(feed.asked).toEqual({ after: before + 1, between: 0 });
    for (const each of streams) expect(each.seen()).toEqual(['1']);
    for (const each of streams) hub.remove(each.sink);
    hub.nudge();
    await settled();
    expect(feed.asked.after).toBe(before + 1);
  });

  it('gives a returning stream what it missed, in order and once, also what comes while it is read', async () => {
    for (let n = 0; n < 5; n += 1) feed.add();
    const present = stream();
    await subscribe(present);
    feed.whileReading = () => {
      if (feed.events.length < 9) feed.add();
      hub.nudge();
    };
    const back = stream();
    await subscribe(back, encodePosition({ epoch: EPOCH, seq: 2n }));
    await settled();
    feed.add();
    hub.nudge();
    await settled();
    expect(back.seen()).toEqual(['3', '4', '5', ...feed.events.slice(5).map((event) => String(event.seq))]);
    expect(present.seen()).toEqual(feed.events.slice(5).map((event) => String(event.seq)));
  });

  it('cuts off a stream that takes nothing in, and keeps the others', async () => {
    const [slow, quick] = [stream(true), stream()];
    await subscribe(slow);
    await subscribe(quick);
    for (let n = 0; n < 40; n += 1) feed.events.push({ seq: BigInt(n + 1), unit: '440305', institutionCode: null, type: 'X', data: `{"n":${n + 1},"pad":"${'x'.repeat(50_000)}"}` });
    hub.nudge();
    await settled();
    expect(slow.response.destroyed).toBe(true);
    expect(hub.size).toBe(1);
    expect(quick.seen()).toHaveLength(40);
  });

  it('ends every stream when it closes, and takes no new one', async () => {
    const [one, late] = [stream(), stream()];
    await subscribe(one);
    hub.close();
    await subscribe(late);
    expect([one.sink.isOpen, late.sink.isOpen]).toEqual([false, false]);
  });
});
