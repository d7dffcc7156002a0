import type { Tx } from '@paystop/ports';
import { type BulkInsert, bulkInsert } from '@paystop/postgres';
import type { KeptFacts, KeptProjection, KeptRow } from '../../model/kept';
import { TOTAL_TABLE } from './entry-tables';

function keptTable(updatedAt: string): BulkInsert<KeptRow> {
  return {
    table: 'rm_kept',
    columns: [
      { name: 'id', type: 'text', value: ({ facts }) => facts.id },
      { name: 'kind', type: 'text', value: ({ facts }) => facts.kind },
      { name: 'case_id', type: 'text', value: ({ facts }) => facts.caseId },
      { name: 'state', type: 'text', value: ({ facts }) => facts.state },
      { name: 'since', type: 'timestamptz', value: ({ facts }) => facts.since },
      { name: 'version', type: 'bigint', value: ({ facts }) => facts.version },
      { name: 'updated_at', type: 'timestamptz', value: () => updatedAt },
      { name: 'facts', type: 'text', value: ({ facts }) => JSON.stringify(facts) },
      { name: 'body', type: 'text', value: ({ body }) => (body === null ? null : JSON.stringify(body)) },
    ],
    then: `ON CONFLICT (id) DO UPDATE SET state = excluded.state, version = excluded.version, updated_at = excluded.updated_at, facts = excluded.facts,
      body = coalesce(excluded.body, rm_kept.body)`,
  };
}

export async function knownKept(tx: Tx, ids: readonly string[]): Promise<Map<string, KeptFacts>> {
  const rows = await tx.query<{ facts: string }>('SELECT facts FROM rm_kept WHERE id = ANY($1::text[])', [ids]);
  return new Map(rows.map(({ facts }) => JSON.parse(facts) as KeptFacts).map((facts) => [facts.id, facts]));
}

export async function saveKept(tx: Tx, { rows, totals }: KeptProjection, now: string): Promise<void> {
  for (const statement of [bulkInsert(keptTable(now), rows), bulkInsert(TOTAL_TABLE, [...totals])]) {
    if (statement !== undefined) await tx.query(statement.sql, statement.values);
  }
}
