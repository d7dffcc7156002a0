import type { ReturnRecord } from '@paystop/domain';
import type { Tx } from '@paystop/ports';

interface Body {
  readonly body: ReturnRecord;
}

interface AccountRow {
  readonly case_id: string;
  readonly account_ref: string;
}

/** The case of a freeze, and its account. */
export interface FrozenAccount {
  readonly caseId: string;
  readonly accountRef: string;
}

export interface FoundReturn {
  readonly record: ReturnRecord;
  /** Unit and number of the case that the freeze belongs to. */
  readonly unit: string;
  readonly caseNumber: string | null;
}

export interface ReturnFilters {
  readonly unit: string;
  readonly caseId?: string | undefined;
  readonly state?: string | undefined;
  readonly updatedAfter?: string | undefined;
  /** The last return of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Looks up what decisions about returns need beside the cases themselves. */
export class FundsReturnRepository {
  async whereReturned(tx: Tx, returnId: string): Promise<FrozenAccount | undefined> {
    const rows = await tx.query<AccountRow>("SELECT case_id, body->>'accountRef' AS account_ref FROM funds_return WHERE return_id = $1", [returnId]);
    return rows.map(frozenAccount)[0];
  }

  async freeze(tx: Tx, freezeId: string): Promise<FrozenAccount | undefined> {
    const rows = await tx.query<AccountRow>('SELECT case_id, account_ref FROM account_freeze WHERE freeze_id = $1', [freezeId]);
    return rows.map(frozenAccount)[0];
  }

  /** Cases that have, or had, a stop on the account: whoever paid in is among them. */
  async casesOnAccount(tx: Tx, accountRef: string): Promise<string[]> {
    const rows = await tx.query<{ case_id: string }>('SELECT DISTINCT case_id FROM instruction WHERE account_ref = $1', [accountRef]);
    return rows.map((row) => row.case_id);
  }

  /** Returns of any account that claim for one of the cases. */
  async naming(tx: Tx, caseIds: readonly string[]): Promise<ReturnRecord[]> {
    const rows = await tx.query<Body>('SELECT body FROM funds_return WHERE claimed_cases(body) && $1::text[] ORDER BY return_id', [caseIds]);
    return rows.map(({ body }) => body);
  }

  /** @returns those of the accounts that are held, frozen or known as mule accounts. */
  async suspects(tx: Tx, accountRefs: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ account_ref: string }>(
      `SELECT account_ref FROM hold WHERE account_ref = ANY($1) AND state IN ('active', 'extended', 'frozen')
       UNION SELECT account_ref FROM account_freeze WHERE account_ref = ANY($1) AND state IN ('approved', 'sent', 'indeterminate', 'active', 'queued', 'renewed')
       UNION SELECT subject FROM risk_entry WHERE subject = ANY($1) AND kind = 'account' AND state IN ('candidate', 'published')`,
      [accountRefs],
    );
    return new Set(rows.map((row) => row.account_ref));
  }

  async list(tx: Pick<Tx, 'query'>, { unit, caseId, state, updatedAfter, before, limit }: ReturnFilters): Promise<ReturnRecord[]> {
    const rows = await tx.query<Body>(
      `SELECT r.body FROM funds_return r JOIN stop_case c ON c.case_id = r.case_id
       WHERE c.unit LIKE $1 || '%' AND ($2::text IS NULL OR r.case_id = $2 OR claimed_cases(r.body) && ARRAY[$2]) AND ($3::text IS NULL OR r.state = $3)
         AND ($4::timestamptz IS NULL OR r.updated_at > $4) AND ($5::text IS NULL OR r.return_id < $5)
       ORDER BY r.return_id DESC LIMIT $6`,
      [unit, caseId ?? null, state ?? null, updatedAfter ?? null, before ?? null, limit],
    );
    return rows.map(({ body }) => body);
  }

  async read(tx: Pick<Tx, 'query'>, returnId: string): Promise<FoundReturn | undefined> {
    const rows = await tx.query<Body & { readonly unit: string; readonly case_number: string | null }>(
      "SELECT r.body, c.unit, c.body ->> 'caseNumber' AS case_number FROM funds_return r JOIN stop_case c ON c.case_id = r.case_id WHERE r.return_id = $1", [returnId],
    );
    return rows[0] === undefined ? undefined : { record: rows[0].body, unit: rows[0].unit, caseNumber: rows[0].case_number };
  }
}

function frozenAccount({ case_id: caseId, account_ref: accountRef }: AccountRow): FrozenAccount {
  return { caseId, accountRef };
}
