import { EventReader, type LiveEvent, type ServerClock, type StreamState, type TokenSource } from '@paystop/api-client';

/** The stream of live events for all of a front end: one connection, many listeners, and one truth about whether it is heard. */
export class LiveConnection {
  private readonly reader: EventReader;
  private readonly stateListeners = new Set<() => void>();
  private readonly eventListeners = new Set<(event: LiveEvent) => void>();
  private readonly gapListeners = new Set<() => void>();
  private now: StreamState = { name: 'connecting' };

  constructor(parts: { readonly tokens: TokenSource; readonly clock: ServerClock }) {
    this.reader = new EventReader({
      ...parts,
      onState: (state) => this.become(state),
      onEvent: (event) => this.eventListeners.forEach((listener) => listener(event)),
      onGap: () => this.readAnew(),
    });
    globalThis.addEventListener?.('online', () => this.reader.hurry());
  }

  get state(): StreamState {
    return this.now;
  }

  start(): void {
    this.reader.start();
  }

  stop(): void {
    this.reader.stop();
  }

  hurry(): void {
    this.reader.hurry();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  };

  onEvent(listener: (event: LiveEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  /** Everything that is shown is read anew, as after a gap. */
  readAnew(): void {
    this.gapListeners.forEach((listener) => listener());
  }

  /** Events were missed, or may have been: read everything anew. */
  onGap(listener: () => void): () => void {
    this.gapListeners.add(listener);
    return () => this.gapListeners.delete(listener);
  }

  private become(state: StreamState): void {
    const wasLost = this.now.name === 'lost';
    this.now = state;
    this.stateListeners.forEach((listener) => listener());
    // The stream goes on from its cursor; what is read by lists may still be older than the cut.
    if (wasLost && state.name === 'live') this.readAnew();
  }
}
