import type { Tx } from '@paystop/ports';
import type { Database } from '@paystop/postgres';

export interface OutcomeCount {
  readonly institution: string;
  readonly action: string;
  readonly outcome: string;
  readonly count: number;
}

/** Sorted, so that two processes adding to the same rows wait for each other instead of deadlocking. */
const ADD = `
  INSERT INTO instruction_total AS t (institution_code, action, outcome, count)
  SELECT institution, action, outcome, count FROM json_to_recordset($1::json) AS r(institution text, action text, outcome text, count bigint)
  ORDER BY 1, 2, 3
  ON CONFLICT (institution_code, action, outcome) DO UPDATE SET count = t.count + excluded.count`;
const READ = 'SELECT institution_code AS institution, action, outcome, count::float8 AS count FROM instruction_total';

/** paystop_instructions_total: counted in the unit of work that records the outcome, so that it survives restarts. */
export class TotalRepository {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  async add(tx: Tx, outcomes: readonly Omit<OutcomeCount, 'count'>[]): Promise<void> {
    if (outcomes.length === 0) return;
    const counts = new Map<string, OutcomeCount>();
    for (const outcome of outcomes) {
      const name = `${outcome.institution}|${outcome.action}|${outcome.outcome}`;
      counts.set(name, { ...outcome, count: (counts.get(name)?.count ?? 0) + 1 });
    }
    await tx.later({ slot: 'instruction_total', sql: ADD, values: [JSON.stringify([...counts.values()])] });
  }

  read(): Promise<OutcomeCount[]> {
    return this.database.query<OutcomeCount>(READ, []);
  }
}
