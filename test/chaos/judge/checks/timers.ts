import { type Check, sqlCheck } from '../finding';

/** A timer may be claimed by a process that was killed; the next look comes within a second. */
const OVERDUE = '10 seconds';

export const TIMER_CHECKS: readonly Check[] = [
  sqlCheck('I5', 'no timer is overdue: none is lost', {
    looked: 'SELECT 1 FROM orchestrator.timer',
    wrong: `SELECT subject, kind, due_at, failures FROM orchestrator.timer WHERE fired_at IS NULL AND due_at < now() - interval '${OVERDUE}'`,
  }),
  sqlCheck('I5', 'every clock says each thing once', {
    looked: "SELECT 1 FROM orchestrator.published WHERE topic LIKE '%sla.events.v1'",
    wrong: `SELECT key, type, value->>'target' AS target, count(*) AS times FROM orchestrator.published
      WHERE topic LIKE '%sla.events.v1' AND type <> 'Escalated' AND value->>'instructionId' IS NULL
      GROUP BY key, type, value->>'requestId', value->>'target' HAVING count(*) > 1`,
  }),
  sqlCheck('I5', 'no timer fired and no breach was told before its time', {
    looked: "SELECT 1 FROM orchestrator.published WHERE type = 'SlaBreached'",
    wrong: `SELECT key AS subject, value->>'dueAt' AS due, logged_at AS fired FROM orchestrator.published WHERE type = 'SlaBreached' AND logged_at < (value->>'dueAt')::timestamptz
      UNION ALL SELECT subject, due_at::text, fired_at FROM orchestrator.timer WHERE fired_at < due_at`,
  }),
  sqlCheck('I5', 'every clock that ran out is breached or met', {
    looked: "SELECT 1 FROM orchestrator.stop_request r, json_array_elements(r.body->'clocks') c",
    wrong: `SELECT r.request_id, c->>'name' AS clock, c->>'state' AS state FROM orchestrator.stop_request r, json_array_elements(r.body->'clocks') c
      WHERE c->>'state' IN ('running', 'at_risk') AND (c->>'dueAt')::timestamptz < now() - interval '${OVERDUE}'`,
  }),
];
