import type { FeedStore } from '../../usecases/prune-feed/feed-store.port';

const REMOVE = `
  WITH oldest AS (SELECT seq, added_at FROM feed ORDER BY seq LIMIT $2),
       removed AS (DELETE FROM feed USING oldest WHERE feed.seq = oldest.seq AND oldest.added_at < $1 RETURNING 1)
  SELECT count(*) AS removed FROM removed`;

export class PostgresFeedStore implements FeedStore {
  constructor(private readonly query: <Row extends object>(sql: string, values: readonly unknown[]) => Promise<Row[]>) {}

  async removeOldest(before: string, most: number): Promise<number> {
    const [row] = await this.query<{ removed: string }>(REMOVE, [before, most]);
    return Number(row?.removed ?? 0);
  }
}
