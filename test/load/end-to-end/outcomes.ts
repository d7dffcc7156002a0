import { type Spread, spreadOf } from '../percentiles';
import type { AcceptedRequest, BenchProduct } from './bench-product';

export interface OutcomeTimes {
  /** From the sending of the request to its 202. */
  readonly accepted: Spread;
  /** … to the bank's answer written down by the dispatcher. */
  readonly recorded: Spread;
  /** … to the hold in the case, by the orchestrator. */
  readonly held: Spread;
  readonly withoutOutcome: number;
}

const RECORDED = `
  SELECT i.body->>'requestId' AS "requestId", extract(epoch FROM min(e.logged_at)) * 1000 AS "atMs"
  FROM dispatcher.event_log e JOIN orchestrator.instruction i ON i.instruction_id = e.subject
  WHERE e.type = 'InstructionOutcomeRecorded' AND e.logged_at >= to_timestamp($1) GROUP BY 1`;

const HELD = `
  SELECT i.body->>'requestId' AS "requestId", extract(epoch FROM min(e.logged_at)) * 1000 AS "atMs"
  FROM orchestrator.published e
  JOIN orchestrator.hold h ON h.hold_id = e.subject JOIN orchestrator.instruction i ON i.instruction_id = h.instruction_id
  WHERE e.type = 'HoldPlaced' AND e.logged_at >= to_timestamp($1) GROUP BY 1`;

const MS_PER_SECOND = 1_000;

/** How long each accepted request took, by the database's clock (one machine, one clock). */
export async function outcomeTimes(bench: BenchProduct, requests: readonly AcceptedRequest[]): Promise<OutcomeTimes> {
  const sinceMs = Math.min(...requests.map(({ sentAtMs }) => sentAtMs));
  const recordedAt = await instants(bench, RECORDED, sinceMs);
  const heldAt = await instants(bench, HELD, sinceMs);
  const after = (instantsAt: ReadonlyMap<string, number>): number[] => requests.flatMap(({ requestId, sentAtMs }) => {
    const at = instantsAt.get(requestId);
    return at === undefined ? [] : [at - sentAtMs];
  });
  return {
    accepted: spreadOf(requests.map(({ acceptedMs }) => acceptedMs)),
    recorded: spreadOf(after(recordedAt)),
    held: spreadOf(after(heldAt)),
    withoutOutcome: requests.filter(({ requestId }) => !heldAt.has(requestId)).length,
  };
}

async function instants(bench: BenchProduct, sql: string, sinceMs: number): Promise<Map<string, number>> {
  const { rows } = await bench.pool.query<{ requestId: string; atMs: string }>(sql, [Math.floor(sinceMs / MS_PER_SECOND)]);
  return new Map(rows.map(({ requestId, atMs }) => [requestId, Number(atMs)]));
}
