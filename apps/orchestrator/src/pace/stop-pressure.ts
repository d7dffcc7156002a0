import { FadingRate } from '@paystop/kernel';

/** How long after the last word on a stop the way of stops still counts as in use. */
const IN_USE_FOR_MS = 2_000;
const HALF_LIFE_MS = 2_000;
/** Requests and banks' answers a second from which on the way of stops counts as full: some fifty stops a second. */
const FULL_PER_SECOND = 100;
/** Of its time other work takes one part in ten when the way of stops is full: what follows from it costs the machine as much again. */
const REST_WHEN_FULL = 9;
/** With no stop in sight it hardly rests, but always lets the event loop breathe. */
const REST_WHEN_CALM = 0.25;
/** A stop that comes meanwhile waits for one piece of other work at most. */
const PIECE_WHEN_IN_USE = 10;

/**
 * Keeps the classes of work apart (domain.md 3.4: alerts come in floods, stops must not wait): whoever does other work
 * beside the stops asks how much of it to do at once and how long to rest afterwards.
 */
export class StopPressure {
  private readonly rate: FadingRate;
  private lastStopMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly nowMs: () => number = () => performance.now()) {
    this.rate = new FadingRate(HALF_LIFE_MS, nowMs());
  }

  /** A chunk of requests or of banks' answers has come. @param messages how many there are in it. */
  felt(messages: number): void {
    this.lastStopMs = this.nowMs();
    this.rate.saw(messages, this.lastStopMs);
  }

  /** @param all that are there to be done. @returns how many of them to do in one unit of work. */
  pieceOf(all: number): number {
    return this.nowMs() - this.lastStopMs < IN_USE_FOR_MS ? Math.min(all, PIECE_WHEN_IN_USE) : all;
  }

  /** @param workMs how long the piece of work took. @returns milliseconds to rest after it: the longer, the more stops there are. */
  restAfterMs(workMs: number): number {
    const share = Math.min(1, this.rate.at(this.nowMs()) / FULL_PER_SECOND);
    return Math.ceil(workMs * (REST_WHEN_CALM + (REST_WHEN_FULL - REST_WHEN_CALM) * share));
  }
}
