import { spreadOf } from '../percentiles';
import type { Section } from '../report';
import type { AcceptedRequest, BenchProduct } from './bench-product';

/** Where a request passes on its way, and the statement that tells when it did. */
const STATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: 'written by the gateway', sql: 'SELECT request_id::text AS id, logged_at AS at FROM gateway.intake_request' },
  { name: 'its case opened', sql: caseChange('min') },
  { name: 'its instruction in the lane', sql: 'SELECT request_id AS id, queued_at AS at FROM dispatcher.lane_instruction' },
  { name: 'claimed for sending', sql: 'SELECT request_id AS id, claimed_at AS at FROM dispatcher.lane_instruction' },
  {
    name: 'the bank\'s answer recorded',
    sql: `SELECT l.request_id AS id, min(e.logged_at) AS at FROM dispatcher.event_log e JOIN dispatcher.lane_instruction l ON l.instruction_id = e.subject
          WHERE e.type = 'InstructionOutcomeRecorded' GROUP BY 1`,
  },
  { name: 'the hold in its case', sql: caseChange('max') },
];

function caseChange(which: 'min' | 'max'): string {
  return `SELECT r.request_id AS id, ${which}(e.logged_at) AS at FROM orchestrator.event_log e JOIN orchestrator.stop_request r ON r.case_id = e.key
          WHERE e.type = 'CaseStateChanged' GROUP BY 1`;
}

/** How long the requests took from one station to the next: one row each. For requests that open a case of their own. */
export async function waysBetween(bench: BenchProduct, requests: readonly AcceptedRequest[]): Promise<NonNullable<Section['tables']>[number]> {
  let before = new Map(requests.map(({ requestId, sentAtMs }) => [requestId, sentAtMs]));
  const rows: string[][] = [];
  for (const { name, sql } of STATIONS) {
    const { rows: passed } = await bench.pool.query<{ id: string; ms: string }>(`SELECT id, extract(epoch FROM at) * 1000 AS ms FROM (${sql}) AS passed WHERE at IS NOT NULL`);
    const at = new Map(passed.map(({ id, ms }) => [id, Number(ms)]));
    const took = [...before].flatMap(([id, fromMs]) => {
      const passedAt = at.get(id);
      return passedAt === undefined ? [] : [passedAt - fromMs];
    });
    const { p50, p99 } = spreadOf(took);
    rows.push([name, `${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`]);
    before = new Map([...before.keys()].flatMap((id) => {
      const passedAt = at.get(id);
      return passedAt === undefined ? [] : [[id, passedAt] as const];
    }));
  }
  return { title: 'From one station to the next, p50 and p99', rows };
}
