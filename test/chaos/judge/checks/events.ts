import type { Evidence } from '../evidence';
import { type Check, sqlCheck } from '../finding';
import { canonical } from '../canonical-json';

const ONCE_EACH: readonly { readonly title: string; readonly thing: string; readonly log: string; readonly type: string; readonly subject?: string }[] = [
  { title: 'every accepted request was published once', thing: 'SELECT request_id::text AS id FROM gateway.intake_request', log: 'gateway.event_log', type: 'StopPaymentRequested', subject: 'key' },
  { title: 'every case was told once', thing: 'SELECT case_id AS id FROM orchestrator.stop_case', log: 'orchestrator.published', type: 'CaseOpened', subject: 'key' },
  { title: 'every hold was told once', thing: 'SELECT hold_id AS id FROM orchestrator.hold', log: 'orchestrator.published', type: 'HoldPlaced' },
  { title: 'every routed instruction was ordered once', thing: "SELECT instruction_id AS id FROM orchestrator.instruction WHERE state NOT IN ('awaiting_routing', 'proposed') AND account_ref IS NOT NULL AND NOT (state = 'cancelled' AND body->>'institutionCode' IS NULL)", log: 'orchestrator.published', type: 'BankInstructionRequested' },
  { title: 'every final answer was told once', thing: "SELECT instruction_id AS id FROM dispatcher.lane_instruction WHERE final AND state <> 'cancelled'", log: 'dispatcher.event_log', type: 'InstructionOutcomeRecorded' },
];

const onceChecks = ONCE_EACH.map(({ title, thing, log, type, subject = 'subject' }) => sqlCheck('I6', title, {
  looked: thing,
  wrong: `SELECT coalesce(t.id, e.id) AS id, coalesce(e.times, 0) AS times FROM (${thing}) AS t
    FULL JOIN (SELECT ${subject} AS id, count(*) AS times FROM ${log} WHERE type = '${type}' GROUP BY 1) AS e ON e.id = t.id
    WHERE t.id IS NULL OR e.times IS DISTINCT FROM 1`,
}));

async function publishedAsPosted(evidence: Evidence): Promise<{ looked: number; findings: string[] }> {
  const rows = await evidence.rows<{ key: string; posted: string; published: string }>(
    "SELECT e.key, i.body AS posted, e.value::text AS published FROM gateway.event_log e JOIN gateway.intake_request i ON i.request_id::text = e.key WHERE e.type = 'StopPaymentRequested'",
  );
  const differing = rows.filter(({ posted, published }) => canonical(JSON.parse(posted)) !== canonical(JSON.parse(published)));
  return { looked: rows.length, findings: differing.map(({ key }) => `${key} was published with another body than was posted`) };
}

/** Effects at the consumers: what the topic carried is in the inbox of whoever handles it, and the copies agree. */
const CONSUMERS: readonly Check[] = [
  sqlCheck('I6', 'every order is in a lane of the dispatcher', {
    looked: 'SELECT 1 FROM dispatcher.lane_instruction',
    wrong: `SELECT e.subject FROM orchestrator.event_log e WHERE e.type = 'BankInstructionRequested'
      AND (e.value::json->>'onlyIfTookEffect')::boolean IS NOT TRUE AND NOT EXISTS (SELECT FROM dispatcher.lane_instruction l WHERE l.instruction_id = e.subject)`,
  }),
  sqlCheck('I6', 'the case knows what the dispatcher knows', {
    looked: 'SELECT 1 FROM dispatcher.lane_instruction',
    wrong: `SELECT l.instruction_id, l.state AS dispatcher, i.state AS orchestrator FROM dispatcher.lane_instruction l
      LEFT JOIN orchestrator.instruction i ON i.instruction_id = l.instruction_id WHERE i.state IS DISTINCT FROM l.state`,
  }),
  ...(['case', 'request', 'instruction', 'hold'] as const).map((kind) => sqlCheck('I6', `the read model of every ${kind} is up to date`, {
    looked: `SELECT 1 FROM projector.rm_${kind}`,
    wrong: `SELECT coalesce(o.id, p.id) AS id, o.version AS orchestrator, p.version AS projector FROM
      (SELECT ${kind}_id AS id, version FROM orchestrator.${kind === 'case' || kind === 'request' ? 'stop_' : ''}${kind}) AS o
      FULL JOIN (SELECT ${kind}_id AS id, version FROM projector.rm_${kind}) AS p ON p.id = o.id WHERE o.version IS DISTINCT FROM p.version`,
  })),
  sqlCheck('I6', 'totals count every request once', {
    looked: "SELECT 1 FROM projector.total WHERE metric = 'stop_requests'",
    wrong: `SELECT * FROM (SELECT (SELECT coalesce(sum(value), 0) FROM projector.total WHERE metric = 'stop_requests') AS counted, (SELECT count(*) FROM orchestrator.stop_request) AS present) AS t WHERE counted <> present`,
  }),
];

export const EVENT_CHECKS: readonly Check[] = [
  ...onceChecks,
  { invariant: 'I6', title: 'what was published is what was posted', run: publishedAsPosted },
  ...CONSUMERS,
];
