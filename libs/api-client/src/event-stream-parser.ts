/** One message of a text/event-stream. */
export interface StreamMessage {
  /** The cursor to go on from after this message. */
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

export interface StreamSink {
  /** Every cursor, also of a comment block without a message: a quiet reader must not fall behind what the server keeps. */
  cursor(id: string): void;
  message(message: StreamMessage): void;
  /** In milliseconds: how long to wait before coming back. */
  retry(ms: number): void;
}

/** Takes a stream apart (WHATWG HTML, "Interpreting an event stream"), in whatever pieces it arrives. */
export class EventStreamParser {
  private rest = '';
  private event = '';
  private data: string[] = [];
  private id = '';

  constructor(private readonly sink: StreamSink) {}

  push(text: string): void {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.take(line);
  }

  private take(line: string): void {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return; // a comment keeps the connection awake
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.event = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.sink.retry(Number(value));
  }

  private dispatch(): void {
    const message = { id: this.id, event: this.event === '' ? 'message' : this.event, data: this.data.join('\n') };
    const hasData = this.data.length > 0;
    this.event = '';
    this.data = [];
    if (hasData) this.sink.message(message);
    if (this.id !== '') this.sink.cursor(this.id);
  }
}
