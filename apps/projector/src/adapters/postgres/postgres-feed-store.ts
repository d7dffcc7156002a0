import type { FeedStore } from '../../usecases/prune-feed/feed-store.port';

const REMOVE = `
  WITH oldest AS (SELECT subject, change_id, added_at FROM rm_told WHERE is_live ORDER BY seq LIMIT $2),
       removed AS (UPDATE rm_told t SET is_live = false FROM oldest o
                   WHERE t.subject = o.subject AND t.change_id = o.change_id AND o.added_at < $1 RETURNING 1)
  SELECT count(*) AS removed FROM removed`;

export class PostgresFeedStore implements FeedStore {
  constructor(private readonly query: <Row extends object>(sql: string, values: readonly unknown[]) => Promise<Row[]>) {}

  async removeOldest(before: string, most: number): Promise<number> {
    const [row] = await this.query<{ removed: string }>(REMOVE, [before, most]);
    return Number(row?.removed ?? 0);
  }
}
