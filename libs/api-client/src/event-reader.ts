import type { TokenSource } from './api-client';
import { EventStreamParser } from './event-stream-parser';
import type { ServerClock } from './server-clock';

/** What the data of every live event holds (contract.md 2): ids and a sentence, never personal data. */
export interface LiveEvent {
  readonly type: string;
  readonly caseId: string | null;
  readonly requestId: string | null;
  readonly instructionId: string | null;
  readonly at: string;
  readonly version: number | null;
  readonly summary: string;
}

export type StreamState =
  | { readonly name: 'connecting' }
  | { readonly name: 'live' }
  /** Since when nothing was heard, by the centre's clock. */
  | { readonly name: 'lost'; readonly lastSeenAtMs: number | null };

export interface EventReaderOptions {
  readonly tokens: TokenSource;
  readonly clock: ServerClock;
  readonly onEvent: (event: LiveEvent) => void;
  /** Events were missed and will not come again: everything shown must be read anew. */
  readonly onGap: () => void;
  readonly onState: (state: StreamState) => void;
  readonly url?: string;
  readonly fetch?: typeof fetch;
}

/** The gateway sends a comment every 15 s; twice that and a bit means that the line is dead although nobody said so. */
const SILENCE_LIMIT_MS = 35_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const UNAUTHORISED = 401;
const RESET = 'StreamReset';

/** Reads GET /events for as long as it runs: comes back by itself, goes on where it was, and says when it cannot hear. */
export class EventReader {
  private cursor = '';
  private pauseMs = FIRST_PAUSE_MS;
  private lastSeenAtMs: number | null = null;
  private running: AbortController | null = null;
  private wake: (() => void) | null = null;

  constructor(private readonly options: EventReaderOptions) {}

  start(): void {
    if (this.running !== null) return;
    const running = new AbortController();
    this.running = running;
    this.options.onState({ name: 'connecting' });
    void this.run(running.signal);
  }

  stop(): void {
    this.running?.abort();
    this.running = null;
    this.wake?.();
  }

  /** Tries at once instead of waiting the pause out (the network is back, the page is looked at again). */
  hurry(): void {
    this.wake?.();
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.listen(signal).catch(() => undefined); // why it ended does not matter: it is tried again
      if (signal.aborted) return;
      this.options.onState({ name: 'lost', lastSeenAtMs: this.lastSeenAtMs });
      await this.pause(signal);
    }
  }

  private async listen(signal: AbortSignal): Promise<void> {
    const silence = new AbortController();
    const response = await this.open(AbortSignal.any([signal, silence.signal]));
    if (!response.ok || response.body === null) throw new Error(`stream answered ${response.status}`);
    this.pauseMs = FIRST_PAUSE_MS;
    const parser = this.parser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    this.options.onState({ name: 'live' });
    for (;;) {
      this.lastSeenAtMs = this.options.clock.now();
      const tooQuiet = setTimeout(() => silence.abort(), SILENCE_LIMIT_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(tooQuiet));
      if (done) return;
      parser.push(value);
    }
  }

  private async open(signal: AbortSignal): Promise<Response> {
    const { tokens, fetch: call = fetch, url = '/api/v1/events' } = this.options;
    const once = (token: string | undefined): Promise<Response> => call(url, {
      signal,
      cache: 'no-store',
      credentials: 'omit',
      headers: {
        accept: 'text/event-stream',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(this.cursor === '' ? {} : { 'last-event-id': this.cursor }),
      },
    });
    const response = await once(tokens.current());
    if (response.status !== UNAUTHORISED) return response;
    const renewed = await tokens.renew();
    return renewed === undefined ? response : once(renewed);
  }

  private parser(): EventStreamParser {
    return new EventStreamParser({
      cursor: (id) => {
        this.cursor = id;
      },
      retry: () => undefined, // our own pauses grow; the server's fixed one would not
      message: ({ event, data }) => {
        if (event === RESET) this.options.onGap();
        else this.options.onEvent({ ...(JSON.parse(data) as Omit<LiveEvent, 'type'>), type: event });
      },
    });
  }

  private pause(signal: AbortSignal): Promise<void> {
    // Two hundred consoles must not come back in the same moment.
    const ms = this.pauseMs * (0.5 + Math.random() / 2);
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
    return new Promise((go) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.wake = null;
        go();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      this.wake = end;
    });
  }
}
