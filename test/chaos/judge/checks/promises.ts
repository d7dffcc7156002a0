import { createHash } from 'node:crypto';
import type { Evidence } from '../evidence';
import { type Check, sqlCheck } from '../finding';

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

async function acceptedBodies(evidence: Evidence): Promise<{ looked: number; findings: string[] }> {
  const rows = await evidence.rows<{ request_id: string; body: string }>('SELECT request_id::text, body FROM gateway.intake_request');
  const stored = new Map(rows.map(({ request_id, body }) => [request_id, sha256(body)]));
  const accepted = evidence.promises.filter(({ kind }) => kind === 'accepted');
  const findings = accepted.flatMap(({ requestId, bodySha256 }) => {
    const found = stored.get(requestId);
    if (found === undefined) return [`${requestId} got its 202 and is not there`];
    return found === bodySha256 ? [] : [`${requestId} is stored with other bytes than were posted`];
  });
  return { looked: accepted.length, findings };
}

async function handledRequests(evidence: Evidence): Promise<{ looked: number; findings: string[] }> {
  const rows = await evidence.rows<{ request_id: string }>('SELECT request_id FROM orchestrator.stop_request');
  const handled = new Set(rows.map(({ request_id }) => request_id));
  const promised = evidence.promises.filter(({ kind }) => kind !== 'poisoned');
  return { looked: promised.length, findings: promised.filter(({ requestId }) => !handled.has(requestId)).map(({ requestId, kind }) => `${requestId} (${kind}) belongs to no case`) };
}

async function parkedPoison(evidence: Evidence): Promise<{ looked: number; findings: string[] }> {
  const rows = await evidence.rows<{ key: string; n: string }>('SELECT key, count(DISTINCT (topic, partition, "offset")) AS n FROM projector.dead_letter GROUP BY key');
  const parked = new Map(rows.map(({ key, n }) => [key, Number(n)]));
  const poisoned = evidence.promises.filter(({ kind }) => kind === 'poisoned');
  const lost = poisoned.filter(({ requestId }) => parked.get(requestId) === undefined).map(({ requestId }) => `${requestId} is neither handled nor parked`);
  const known = new Set(poisoned.map(({ requestId }) => requestId));
  const surprising = [...parked.keys()].filter((key) => !known.has(key)).map((key) => `${key} was parked and nobody poisoned it`);
  return { looked: poisoned.length, findings: [...lost, ...surprising] };
}

export const PROMISE_CHECKS: readonly Check[] = [
  { invariant: 'I1', title: 'every acknowledged request exists, byte-equal', run: acceptedBodies },
  { invariant: 'I1', title: 'every acknowledged request belongs to a case', run: handledRequests },
  { invariant: 'I10', title: 'what cannot be handled is parked, and nothing else is', run: parkedPoison },
  sqlCheck('I2', 'every open case has an owner and a live timer', {
    looked: "SELECT 1 FROM orchestrator.stop_case WHERE status <> 'closed'",
    wrong: `SELECT c.case_id FROM orchestrator.stop_case c WHERE c.status <> 'closed' AND (c.unit = '' OR NOT EXISTS (
      SELECT FROM orchestrator.timer t WHERE t.owner = c.case_id AND t.fired_at IS NULL))`,
  }),
];
