import type { ChunkHandler } from '@paystop/kafka';
import type { Tx } from '@paystop/ports';
import type { LearningQueue } from '../adapters/postgres/learning-queue';

/** Of a case that was just opened and one that is held a second later one lesson is taken. */
const GATHER_MS = 1_000;
/** Keyed by a request, not by a case. */
const NO_CASE = 'StopPaymentRequestRejected';

/** stop-payment.case.events.v1 → the cases to learn from; nothing of the message but its key is needed. */
export function learningHandler(queue: LearningQueue, database: Pick<Tx, 'query'>): ChunkHandler {
  return async (chunk) => {
    const caseIds = chunk.filter((message) => message.key !== null && message.headers['ce_type'] !== NO_CASE).map((message) => message.key ?? '');
    await queue.add(database, caseIds, GATHER_MS);
  };
}
