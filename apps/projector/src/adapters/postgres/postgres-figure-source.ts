import type { BusinessFigures, FigureSource } from '../../metrics/business-figures.port';
import type { TotalMetric } from '../../model/totals';

type Query = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

const TOTALS = 'SELECT metric, a, b, c, value FROM total';
const HOLDS = `
  SELECT count(*) FILTER (WHERE expires_at <= now() + interval '1 hour') AS "1h", count(*) FILTER (WHERE expires_at <= now() + interval '4 hours') AS "4h",
         count(*) AS "12h"
  FROM rm_hold WHERE state IN ('active', 'extended') AND expires_at <= now() + interval '12 hours'`;
const DEAD_LETTERS = 'SELECT topic, reason, value FROM dead_letter_total';

const APP_SCHEMAS = ['gateway', 'orchestrator', 'dispatcher', 'projector'] as const;
const OUTBOXES = "SELECT n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'outbox' AND n.nspname = ANY($1::text[])";

/** What only a fault can bring about; a clock or hold gets a grace, since its timer and its event take a moment. */
const SELF_CHECKS = `
  SELECT
    (SELECT count(*) FROM (SELECT 1 FROM rm_instruction WHERE state IN ('queued', 'sent', 'acknowledged', 'indeterminate') AND action = 'stop' AND account_ref IS NOT NULL
       GROUP BY case_id, account_ref HAVING count(*) > 1) twice) AS one_open_stop_per_account,
    (SELECT count(*) FROM rm_case WHERE next_due_at < now() - interval '2 minutes') AS clocks_fire_when_due,
    (SELECT count(*) FROM rm_hold h WHERE state IN ('active', 'extended') AND expires_at < now() - interval '2 minutes'
       AND NOT EXISTS (SELECT FROM rm_instruction i WHERE i.case_id = h.case_id AND i.action IN ('freeze', 'extend') AND i.state IN ('sent', 'acknowledged', 'indeterminate'))) AS holds_end_noticed`;

export class PostgresFigureSource implements FigureSource {
  constructor(private readonly query: Query) {}

  async figures(): Promise<BusinessFigures> {
    const [totals, holds, letters] = await Promise.all([
      this.query<{ metric: TotalMetric; a: string; b: string; c: string; value: string }>(TOTALS),
      this.query<Record<string, string>>(HOLDS),
      this.query<{ topic: string; reason: string; value: string }>(DEAD_LETTERS),
    ]);
    return {
      totals: totals.map(({ metric, a, b, c, value }) => ({ metric, labels: [a, b, c], value: BigInt(value) })),
      holdsExpiring: numbers(holds[0] ?? {}),
      deadLetters: letters.map((letter) => ({ ...letter, value: Number(letter.value) })),
    };
  }

  /** The one look into other apps' schemas: how old the oldest pointer is, nothing of what it points at. */
  async outboxOldestSeconds(): Promise<number> {
    const schemas = await this.query<{ schema: string }>(OUTBOXES, [APP_SCHEMAS]);
    if (schemas.length === 0) return 0;
    const ages = schemas.map(({ schema }) => `SELECT extract(epoch FROM clock_timestamp() - l.logged_at) AS age FROM (SELECT min(id) AS id FROM ${schema}.outbox) o JOIN ${schema}.event_log l ON l.id = o.id`);
    const [row] = await this.query<{ oldest: string | null }>(`SELECT max(age) AS oldest FROM (${ages.join(' UNION ALL ')}) ages`);
    return Math.max(0, Number(row?.oldest ?? 0));
  }

  async violations(): Promise<Readonly<Record<string, number>>> {
    const [row] = await this.query<Record<string, string>>(SELF_CHECKS);
    return numbers(row ?? {});
  }
}

function numbers(row: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
}
