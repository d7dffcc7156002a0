import { type AnyPart, type CaseParts, type CaseRecord, type CaseState, type Collection, COLLECTIONS, byCollection, partId } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import { PART_TABLES } from './case-tables';

/** Reads cases as they are committed, without locks: for whoever learns from them and decides nothing about them. */
export class CaseReader {
  async read(tx: Tx, caseIds: readonly string[]): Promise<CaseState[]> {
    if (caseIds.length === 0) return [];
    const cases = await tx.query<{ body: CaseRecord }>('SELECT body FROM stop_case WHERE case_id = ANY($1)', [caseIds]);
    const parts = new Map<Collection, AnyPart[]>();
    for (const collection of COLLECTIONS) {
      const rows = await tx.query<{ body: AnyPart }>(`SELECT body FROM ${PART_TABLES[collection]} WHERE case_id = ANY($1)`, [caseIds]);
      parts.set(collection, rows.map((row) => row.body));
    }
    return cases.map(({ body: record }) => ({
      record,
      ...byCollection<CaseParts>((collection) => new Map(
        (parts.get(collection) ?? []).filter((part) => part.caseId === record.caseId).map((part) => [partId(collection, part), part]),
      ) as never),
    }));
  }
}
