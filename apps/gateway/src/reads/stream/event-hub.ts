import type { Logger } from '@paystop/ports';
import type { EventSink } from './event-sink';
import { decodePosition, encodePosition } from './feed-cursor';
import { isFor, type FeedAudience, type FeedEvent, type FeedReader } from './feed-reader';

export interface Subscription {
  readonly audience: FeedAudience;
  readonly sink: EventSink;
  /** The reader's Last-Event-ID. */
  readonly cursor: string | undefined;
}

interface Subscriber {
  readonly audience: FeedAudience;
  readonly sink: EventSink;
  /** Everything up to here was sent or is not for it. */
  seq: bigint;
  /** False while it is still given what it missed. */
  live: boolean;
}

const POLL_MS = 500;
const BEAT_MS = 15_000;
const RESET = 'StreamReset';
/** The screen has to read its lists anew. */
const RESET_DATA = JSON.stringify({ caseId: null, requestId: null, instructionId: null, at: null, version: 0, summary: 'events before this one cannot be given again' });

/**
 * Hands the feed to every open stream of this process. One question for all of them, a few times a second or when the
 * projector says that there is more, and none while nobody listens.
 */
export class EventHub {
  private readonly subscribers = new Set<Subscriber>();
  private epoch = '';
  private seq = 0n;
  private polling: Promise<void> | undefined;
  private again = false;
  private pollTimer: NodeJS.Timeout | undefined;
  private beatTimer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly reader: FeedReader,
    private readonly logger: Logger,
  ) {}

  get size(): number {
    return this.subscribers.size;
  }

  /** Begins where the reader's cursor says, or now; an unknown or too old cursor is told (contract-details 10). */
  async subscribe({ audience, sink, cursor }: Subscription): Promise<void> {
    await this.ready();
    const from = await this.positionOf(cursor);
    if (this.closed || !sink.isOpen) {
      this.remove(sink); // with nobody left the feed is not asked
      return sink.end();
    }
    const subscriber: Subscriber = { audience, sink, seq: from ?? this.seq, live: false };
    this.subscribers.add(subscriber);
    if (cursor !== undefined && from === undefined) this.tellReset(subscriber);
    await this.catchUp(subscriber);
  }

  /** @throws what the database throws; before anything was answered. */
  async ready(): Promise<void> {
    if (this.subscribers.size === 0) await this.wake();
  }

  remove(sink: EventSink): void {
    for (const subscriber of this.subscribers) if (subscriber.sink === sink) this.subscribers.delete(subscriber);
    if (this.subscribers.size === 0) this.sleep();
  }

  /** The projector has committed more. */
  nudge(): void {
    if (this.subscribers.size > 0) this.pollSoon();
  }

  /** Ends every stream, so that the process can. */
  close(): void {
    this.closed = true;
    for (const { sink } of this.subscribers) sink.end();
    this.subscribers.clear();
    this.sleep();
  }

  private async wake(): Promise<void> {
    const { epoch, newest } = await this.reader.ends();
    if (this.closed || this.subscribers.size > 0) return;
    [this.epoch, this.seq] = [epoch, newest];
    clearInterval(this.pollTimer);
    clearInterval(this.beatTimer);
    this.pollTimer = setInterval(() => this.pollSoon(), POLL_MS);
    this.beatTimer = setInterval(() => this.beat(), BEAT_MS);
  }

  private sleep(): void {
    clearInterval(this.pollTimer);
    clearInterval(this.beatTimer);
  }

  private async positionOf(cursor: string | undefined): Promise<bigint | undefined> {
    const position = cursor === undefined ? undefined : decodePosition(cursor);
    if (position === undefined) return undefined;
    const { epoch, oldest, newest } = await this.reader.ends();
    return position.epoch === epoch && epoch === this.epoch && position.seq >= oldest - 1n && position.seq <= newest ? position.seq : undefined;
  }

  /** Sends what was missed until nothing is between the reader and the hub; only then do new events come by themselves. */
  private async catchUp(subscriber: Subscriber): Promise<void> {
    while (subscriber.seq < this.seq && this.subscribers.has(subscriber)) {
      const upTo = this.seq;
      const epoch = this.epoch;
      const { events, reached } = await this.reader.between(subscriber.audience, subscriber.seq, upTo);
      if (epoch !== this.epoch) return;
      for (const event of events) this.send(subscriber, event);
      subscriber.seq = reached;
    }
    subscriber.live = true;
    subscriber.sink.beat(this.cursorAt(this.seq));
  }

  private pollSoon(): void {
    if (this.polling !== undefined) {
      this.again = true;
      return;
    }
    this.polling = this.poll()
      .catch((error: unknown) => this.logger.debug('feed not read, asked again soon', { error }))
      .finally(() => {
        this.polling = undefined;
        if (this.again) this.pollSoon();
      });
  }

  private async poll(): Promise<void> {
    this.again = false;
    const { epoch, events, reached, isFull } = await this.reader.after(this.seq);
    if (this.subscribers.size === 0) return;
    if (epoch !== this.epoch) return this.startOver();
    for (const event of events) this.hand(event);
    this.reach(reached);
    this.again ||= isFull;
  }

  private hand(event: FeedEvent): void {
    for (const subscriber of this.subscribers) if (subscriber.live && isFor(subscriber.audience, event)) this.send(subscriber, event);
  }

  /** Whoever is live has had everything up to here. */
  private reach(seq: bigint): void {
    this.seq = seq;
    for (const subscriber of this.subscribers) if (subscriber.live) subscriber.seq = seq;
  }

  /** The read models were rebuilt: numbers of the old generation mean nothing any more. */
  private async startOver(): Promise<void> {
    const { epoch, newest } = await this.reader.ends();
    [this.epoch, this.seq] = [epoch, newest];
    for (const subscriber of this.subscribers) {
      subscriber.seq = newest;
      subscriber.live = true;
      this.tellReset(subscriber);
    }
  }

  private send(subscriber: Subscriber, event: FeedEvent): void {
    subscriber.sink.send({ cursor: this.cursorAt(event.seq), type: event.type, data: event.data });
    if (!subscriber.sink.isOpen) this.remove(subscriber.sink);
  }

  private tellReset({ sink }: Subscriber): void {
    sink.send({ cursor: this.cursorAt(this.seq), type: RESET, data: RESET_DATA });
  }

  private beat(): void {
    for (const { sink, live } of this.subscribers) sink.beat(live ? this.cursorAt(this.seq) : undefined);
  }

  private cursorAt(seq: bigint): string {
    return encodePosition({ epoch: this.epoch, seq });
  }
}
