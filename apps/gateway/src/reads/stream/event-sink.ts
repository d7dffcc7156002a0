import type { ServerResponse } from 'node:http';

/** A reader that takes in no more than this behind is cut off: it comes back with its cursor and misses nothing. */
const MOST_BUFFERED_BYTES = 1_048_576;
const RECONNECT_AFTER_MS = 2_000;

export interface SinkEvent {
  readonly cursor: string;
  readonly type: string;
  readonly data: string;
}

/** One open response as Server-Sent Events. */
export class EventSink {
  constructor(private readonly response: ServerResponse) {}

  open(): void {
    this.response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    this.write(`retry: ${RECONNECT_AFTER_MS}\n: connected\n\n`);
  }

  send({ cursor, type, data }: SinkEvent): void {
    this.write(`id: ${cursor}\nevent: ${type}\ndata: ${data}\n\n`);
  }

  /** A comment that keeps proxies from closing, and moves the cursor of a reader to whom nothing has happened. */
  beat(cursor: string | undefined): void {
    this.write(cursor === undefined ? ': keep-alive\n\n' : `: keep-alive\nid: ${cursor}\n\n`);
  }

  get isOpen(): boolean {
    return !this.response.writableEnded && !this.response.destroyed;
  }

  end(): void {
    if (this.isOpen) this.response.end();
  }

  private write(text: string): void {
    if (!this.isOpen) return;
    this.response.write(text);
    if (this.response.writableLength > MOST_BUFFERED_BYTES) this.response.destroy();
  }
}
