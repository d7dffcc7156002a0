import { runInBackground } from '@paystop/observability';
import type { Logger } from '@paystop/ports';

type Query = <Row extends object>(sql: string) => Promise<Row[]>;

const EVERY_MS = 60_000;
/** Anew when a table has about doubled: a handful of times in its life. */
const OUTDATED = `
  SELECT s.relname AS table FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
  WHERE s.schemaname = current_schema() AND s.n_live_tup > 10000 + 2 * greatest(c.reltuples, 0)`;
const PLAIN_NAME = /^[a-z_]+$/;

/**
 * Lists and statistics are planned by what the tables hold (ADR 6: they run with the planner's own mind), so it has to
 * know them, also on servers that run without autovacuum.
 */
export class PlannerStatistics {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly query: Query,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => runInBackground(this.refresh(), 'refreshing the statistics of the planner', this.logger), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** @returns the tables that were looked at. */
  async refresh(): Promise<string[]> {
    const tables = (await this.query<{ table: string }>(OUTDATED)).map((row) => row.table).filter((table) => PLAIN_NAME.test(table));
    for (const table of tables) await this.query(`ANALYZE ${table}`);
    return tables;
  }
}
