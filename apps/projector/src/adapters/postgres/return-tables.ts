import { type BulkInsert, bulkInsert } from '@paystop/postgres';
import type { Tx } from '@paystop/ports';
import type { PaymentFacts, ReturnFacts, ReturnsProjection } from '../../model/returns';
import { TOTAL_TABLE } from './entry-tables';

const RETURNS: BulkInsert<ReturnFacts> = {
  table: 'rm_return',
  columns: [
    { name: 'return_id', type: 'text', value: (facts) => facts.returnId }, { name: 'case_id', type: 'text', value: (facts) => facts.caseId },
    { name: 'version', type: 'bigint', value: (facts) => facts.version }, { name: 'facts', type: 'text', value: (facts) => JSON.stringify(facts) },
  ],
  then: 'ON CONFLICT (return_id) DO UPDATE SET version = excluded.version, facts = excluded.facts',
};

interface Payment extends PaymentFacts {
  readonly returnId: string;
  readonly institutionCode: string;
}

const RETURNED: BulkInsert<Payment> = {
  table: 'rm_returned',
  columns: [
    { name: 'return_id', type: 'text', value: (row) => row.returnId }, { name: 'claim', type: 'smallint', value: (row) => row.claim },
    { name: 'case_id', type: 'text', value: (row) => row.caseId }, { name: 'unit', type: 'text', value: (row) => row.unit },
    { name: 'fraud_type', type: 'text', value: (row) => row.fraudType }, { name: 'institution_code', type: 'text', value: (row) => row.institutionCode },
    { name: 'reported_at', type: 'timestamptz', value: (row) => row.reportedAt },
    { name: 'amount', type: 'bigint', value: (row) => (row.stands ? row.amountMinor : '0') },
  ],
  then: 'ON CONFLICT (return_id, claim) DO UPDATE SET amount = excluded.amount',
};

export async function knownReturns(tx: Tx, returnIds: readonly string[]): Promise<Map<string, ReturnFacts>> {
  const rows = await tx.query<{ facts: string }>('SELECT facts FROM rm_return WHERE return_id = ANY($1::text[])', [returnIds]);
  const known = rows.map(({ facts }) => JSON.parse(facts) as ReturnFacts);
  return new Map(known.map((facts) => [facts.returnId, facts]));
}

export async function saveReturns(tx: Tx, { returns, totals }: ReturnsProjection): Promise<void> {
  const payments = returns.flatMap(({ returnId, institutionCode, payments: of }) => of.map((payment) => ({ ...payment, returnId, institutionCode })));
  for (const statement of [bulkInsert(RETURNS, returns), bulkInsert(RETURNED, payments), bulkInsert(TOTAL_TABLE, [...totals])]) {
    if (statement !== undefined) await tx.query(statement.sql, statement.values);
  }
}
