import { type Check, sqlCheck } from '../finding';

const UNFINISHED = "('queued', 'sent', 'acknowledged', 'indeterminate')";

export const DRAIN_CHECKS: readonly Check[] = [
  ...['gateway', 'orchestrator', 'dispatcher'].map((app) => sqlCheck('I12', `the ${app} has published everything`, {
    looked: `SELECT 1 FROM ${app}.event_log`,
    wrong: `SELECT count(*) AS waiting FROM ${app}.outbox HAVING count(*) > 0`,
  })),
  sqlCheck('I12', 'no instruction is under way any more', {
    looked: 'SELECT 1 FROM dispatcher.lane_instruction',
    wrong: `SELECT instruction_id, institution_code, state, step FROM dispatcher.lane_instruction WHERE state IN ${UNFINISHED} OR step = 'sending'`,
  }),
  sqlCheck('I12', 'every request is completed', {
    looked: 'SELECT 1 FROM orchestrator.stop_request',
    wrong: "SELECT request_id, body->>'status' AS status FROM orchestrator.stop_request WHERE body->>'status' <> 'completed'",
  }),
];
