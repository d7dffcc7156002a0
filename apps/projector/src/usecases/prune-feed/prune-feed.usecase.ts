import { runInBackground } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import type { FeedStore } from './feed-store.port';

/** Longer than any screen is away and comes back with its cursor; after that it reads its lists anew. */
export const FEED_KEPT_MS = 24 * 3_600_000;
const EVERY_MS = 10 * 60_000;
const BATCH = 5_000;

/** Keeps the feed of the event stream short. Entries are taken away oldest first, a batch at a time. */
export class PruneFeed {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: FeedStore,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => runInBackground(this.run(new Date().toISOString()), 'pruning the feed', this.logger), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** @returns how many entries went. */
  async run(now: string): Promise<number> {
    const before = new Date(Date.parse(now) - FEED_KEPT_MS).toISOString();
    for (let removed = 0; ; ) {
      const batch = await this.store.removeOldest(before, BATCH);
      removed += batch;
      if (batch < BATCH) return removed;
    }
  }
}
