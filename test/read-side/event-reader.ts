/** Reads Server-Sent Events as a screen would. */
export interface ReadEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
}

export class EventReader {
  readonly events: ReadEvent[] = [];
  readonly comments: string[] = [];
  /** The cursor to come back with. */
  lastId = '';
  ended = false;
  private readonly aborting = new AbortController();
  private readonly decoder = new TextDecoder();
  private rest = '';

  static async open(url: string, token: string, lastEventId?: string): Promise<EventReader> {
    const reader = new EventReader();
    const response = await fetch(`${url}/api/v1/events`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
      signal: reader.aborting.signal,
    });
    if (response.status !== 200 || response.body === null) throw new Error(`GET /events: ${response.status} ${await response.text()}`);
    void reader.follow(response.body).catch(() => {}).finally(() => {
      reader.ended = true;
    });
    return reader;
  }

  close(): void {
    this.aborting.abort();
  }

  private async follow(body: ReadableStream<Uint8Array>): Promise<void> {
    for await (const bytes of body) {
      this.rest += this.decoder.decode(bytes, { stream: true });
      const blocks = this.rest.split('\n\n');
      this.rest = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
    if (fields.has('')) this.comments.push(fields.get('') ?? '');
    this.lastId = fields.get('id') ?? this.lastId;
    const type = fields.get('event');
    if (type !== undefined) this.events.push({ id: this.lastId, type, data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown> });
  }
}
