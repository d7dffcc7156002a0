import { createHash } from 'node:crypto';
import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { problemAnswer } from '@paystop/http-kit';
import { canonicalJson } from '@paystop/kernel';
import type { Tx } from '@paystop/ports';

interface Row {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly body_hash: string;
}

/**
 * Answers that changed something, kept in the unit of work of the change, by who asked, what and under which key: a replay gets the
 * same, forever (contract-details 1). The table `verdict_answer` is the owner's own.
 */
export class VerdictAnswerRepository {
  /** Waits for a twin that is being decided at this moment. @returns its answer where there is one. */
  async find(tx: Tx, request: VerdictRequest): Promise<VerdictAnswer | undefined> {
    const key = keyOf(request);
    if (key === undefined) return undefined;
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended(array_to_string($1::text[], ' '), 0))", [key]);
    const rows = await tx.query<Row>(
      'SELECT status, body, headers, body_hash FROM verdict_answer WHERE subject = $1 AND method = $2 AND path = $3 AND idempotency_key = $4', key,
    );
    const row = rows[0];
    if (row !== undefined && row.body_hash !== hashOf(request)) return problemAnswer('IDEMPOTENCY.BODY_DIFFERS', 'another body was decided on under this key');
    return row === undefined ? undefined : { status: row.status, body: row.body, ...(row.headers === null ? {} : { headers: row.headers }) };
  }

  async keep(tx: Tx, request: VerdictRequest, answer: VerdictAnswer): Promise<void> {
    const key = keyOf(request);
    if (key === undefined) return;
    await tx.query(
      'INSERT INTO verdict_answer (subject, method, path, idempotency_key, status, body, headers, body_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [...key, answer.status, JSON.stringify(answer.body ?? null), answer.headers === undefined ? null : JSON.stringify(answer.headers), hashOf(request)],
    );
  }
}

function hashOf({ body }: VerdictRequest): string {
  return createHash('sha256').update(canonicalJson(body ?? null)).digest('hex');
}

function keyOf({ principal, method, path, idempotencyKey }: VerdictRequest): [string, string, string, string] | undefined {
  return idempotencyKey === undefined ? undefined : [principal.subject, method, path, idempotencyKey];
}
