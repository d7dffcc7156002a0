import type { AccountToAsk, StatementLine } from '@paystop/domain';
import type { Tx } from '@paystop/ports';

export interface AnsweredInquiry {
  readonly accountRef: string;
  readonly caseId: string;
  readonly instructionId: string;
  readonly lines: readonly StatementLine[];
}

/** Which banks are asked about which stopped accounts, what they answered, and who was warned of it. */
export class InquiryRepository {
  /** An account is asked about once a case, however often it is learnt from. */
  async want(tx: Tx, accounts: readonly AccountToAsk[]): Promise<void> {
    if (accounts.length > 0) await tx.query(WANT, [JSON.stringify(accounts)]);
  }

  async takeDue(tx: Tx, limit: number): Promise<Omit<AnsweredInquiry, 'lines'>[]> {
    return tx.query(TAKE_DUE, [limit]);
  }

  async asked(tx: Tx, queries: readonly { readonly accountRef: string; readonly caseId: string; readonly queryId: string | null }[]): Promise<void> {
    if (queries.length > 0) await tx.query(ASKED, [JSON.stringify(queries)]);
  }

  /** A bank's entries are kept until they are looked at; an answer to somebody else's question is left alone. */
  async answered(tx: Tx, answers: readonly { readonly queryId: string; readonly lines: readonly StatementLine[] }[]): Promise<void> {
    if (answers.length > 0) await tx.query(ANSWERED, [JSON.stringify(answers)]);
  }

  async takeAnswered(tx: Tx): Promise<AnsweredInquiry | undefined> {
    return (await tx.query<AnsweredInquiry>(TAKE_ANSWERED, []))[0];
  }

  async rememberPayers(tx: Tx, payers: readonly { readonly accountRef: string; readonly caseId: string }[]): Promise<void> {
    if (payers.length > 0) await tx.query(REMEMBER, [JSON.stringify(payers)]);
  }

  /** @returns those of the accounts from which a reported transfer came. */
  async payersInCases(tx: Tx, accountRefs: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ account_ref: string }>('SELECT account_ref FROM case_payer WHERE account_ref = ANY($1)', [accountRefs]);
    return new Set(rows.map((row) => row.account_ref));
  }

  /** Claims payers to warn. @returns those that nobody warned within the time before `now`. */
  async claimWarned(tx: Tx, accountRefs: readonly string[], period: { readonly now: string; readonly since: string }): Promise<Set<string>> {
    const rows = await tx.query<{ account_ref: string }>(CLAIM_WARNED, [[...accountRefs].sort(), period.now, period.since]);
    return new Set(rows.map((row) => row.account_ref));
  }
}

const WANT = `
  INSERT INTO account_inquiry (account_ref, case_id, instruction_id, due_at, state)
  SELECT "accountRef", "caseId", "instructionId", "dueAt", 'waiting'
  FROM json_to_recordset($1::json) AS r("accountRef" text, "caseId" text, "instructionId" text, "dueAt" timestamptz)
  ON CONFLICT (account_ref, case_id) DO NOTHING`;

const TAKE_DUE = `
  SELECT account_ref AS "accountRef", case_id AS "caseId", instruction_id AS "instructionId" FROM account_inquiry
  WHERE state = 'waiting' AND due_at <= now() ORDER BY due_at, account_ref LIMIT $1 FOR UPDATE SKIP LOCKED`;

const ASKED = `
  UPDATE account_inquiry AS i SET state = CASE WHEN r."queryId" IS NULL THEN 'over' ELSE 'asked' END, query_id = r."queryId"
  FROM json_to_recordset($1::json) AS r("accountRef" text, "caseId" text, "queryId" text) WHERE i.account_ref = r."accountRef" AND i.case_id = r."caseId"`;

const ANSWERED = `
  UPDATE account_inquiry AS i SET state = 'answered', lines = r.lines
  FROM json_to_recordset($1::json) AS r("queryId" text, lines json) WHERE i.query_id = r."queryId" AND i.state = 'asked'`;

const TAKE_ANSWERED = `
  WITH next AS (SELECT account_ref, case_id, lines FROM account_inquiry WHERE state = 'answered' ORDER BY due_at, account_ref LIMIT 1 FOR UPDATE SKIP LOCKED)
  UPDATE account_inquiry AS i SET state = 'over', lines = NULL FROM next WHERE i.account_ref = next.account_ref AND i.case_id = next.case_id
  RETURNING i.account_ref AS "accountRef", i.case_id AS "caseId", i.instruction_id AS "instructionId", next.lines`;

const REMEMBER = `
  INSERT INTO case_payer (account_ref, case_id) SELECT DISTINCT "accountRef", "caseId" FROM json_to_recordset($1::json) AS r("accountRef" text, "caseId" text)
  ON CONFLICT DO NOTHING`;

const CLAIM_WARNED = `
  INSERT INTO warned_payer (account_ref, warned_at) SELECT account_ref, $2::timestamptz FROM unnest($1::text[]) AS wanted(account_ref)
  ON CONFLICT (account_ref) DO UPDATE SET warned_at = excluded.warned_at WHERE warned_payer.warned_at < $3::timestamptz
  RETURNING account_ref`;
