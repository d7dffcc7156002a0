import type { ClientBase, Pool, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { statementName } from './statement-name';

/** Sends one statement, prepared once per connection where it has parameters. */
export function runStatement(on: Pool | ClientBase, sql: string, values?: readonly unknown[]): Promise<QueryResult<QueryResultRow>> {
  if (values === undefined) return on.query(sql);
  const config: QueryConfig = { text: sql, values: [...values] };
  const name = statementName(sql);
  if (name !== undefined) config.name = name;
  return on.query(config);
}
