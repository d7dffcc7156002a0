import { createHash } from 'node:crypto';

type Query = <Row extends object>(sql: string) => Promise<Row[]>;

/** Every read model, without what tells when it was built (updated_at, feed numbers). */
const CONTENTS: Readonly<Record<string, string>> = {
  rm_case: 'SELECT case_id, status, stage, unit, fraud_type, opened_at, reported_at, next_due_at, sla, version, facts, body FROM rm_case',
  rm_case_institution: 'SELECT * FROM rm_case_institution',
  rm_request: 'SELECT request_id, case_id, unit, submitted_by, received_at, version, facts, body FROM rm_request',
  rm_instruction: 'SELECT instruction_id, case_id, request_id, institution_code, account_ref, action, state, requested_at, version, facts, body FROM rm_instruction',
  rm_hold: 'SELECT hold_id, case_id, institution_code, state, expires_at, version, facts, body FROM rm_hold',
  rm_return: 'SELECT return_id, case_id, version, facts FROM rm_return',
  rm_kept: 'SELECT id, kind, case_id, state, since, version, facts, body FROM rm_kept',
  rm_returned: 'SELECT * FROM rm_returned',
  rm_warning: 'SELECT warning_id, unit, colour, state, issued_at, feedback_due_at, fed_back, version, facts, body FROM rm_warning',
  rm_told: 'SELECT subject, change_id, unit, at, told FROM rm_told',
  rm_statistic: 'SELECT * FROM rm_statistic',
  rm_search: 'SELECT * FROM rm_search',
  rm_officer: 'SELECT * FROM rm_officer',
  total: 'SELECT * FROM total WHERE value <> 0',
};

/** Compares two states of the read models: equal contents give equal hashes, by table. */
export async function readModelHash(query: Query): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const [table, select] of Object.entries(CONTENTS)) {
    const rows = await query<{ row: string }>(`SELECT t::text AS row FROM (${select}) t ORDER BY 1`);
    hashes[table] = `${rows.length}:${createHash('sha256').update(rows.map(({ row }) => row).join('\n')).digest('hex')}`;
  }
  return hashes;
}
