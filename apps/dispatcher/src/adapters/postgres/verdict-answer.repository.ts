import { createHash } from 'node:crypto';
import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { problemAnswer } from '@paystop/http-kit';
import { canonicalJson } from '@paystop/kernel';
import type { Tx } from '@paystop/ports';

const FIND = 'SELECT body_hash, answer FROM verdict_answer WHERE subject = $1 AND method = $2 AND path = $3 AND idempotency_key = $4';
const KEEP = `
  INSERT INTO verdict_answer (subject, method, path, idempotency_key, body_hash, status, answer) VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** Answers that changed something, kept in the unit of work of the change: a repeat under the same key gets the same (contract-details 1). */
export class VerdictAnswerRepository {
  /** @returns the kept answer, a refusal for another body under the same key, or undefined when this is new. */
  async replay(tx: Tx, request: VerdictRequest): Promise<VerdictAnswer | undefined> {
    if (request.idempotencyKey === undefined) return undefined;
    const [kept] = await tx.query<{ body_hash: string; answer: VerdictAnswer }>(FIND, keyOf(request, request.idempotencyKey));
    if (kept === undefined) return undefined;
    return kept.body_hash === hashOf(request) ? kept.answer : problemAnswer('IDEMPOTENCY.BODY_DIFFERS');
  }

  async keep(tx: Tx, request: VerdictRequest, answer: VerdictAnswer): Promise<void> {
    if (request.idempotencyKey === undefined) return;
    await tx.query(KEEP, [...keyOf(request, request.idempotencyKey), hashOf(request), answer.status, JSON.stringify(answer)]);
  }
}

function keyOf({ principal, method, path }: VerdictRequest, idempotencyKey: string): string[] {
  return [principal.subject, method, path, idempotencyKey];
}

function hashOf({ body }: VerdictRequest): string {
  return createHash('sha256').update(canonicalJson(body ?? null)).digest('hex');
}
