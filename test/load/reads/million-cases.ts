/** A year of a city: a million cases with their requests, stops and holds, small bodies, the shapes of real rows. */
const ROWS = 1_000_000;
/** One moment for all tables: a case's row and its seat at a bank carry the same one. */
const NOW = `'${new Date().toISOString()}'::timestamptz`;
const AGE = `(${ROWS} - n) * interval '30 seconds'`;
const UNIT = "'4403' || lpad((n % 11)::text, 2, '0') || lpad((n % 37)::text, 3, '0')";
const BANK = "(ARRAY['CMB', 'ICBC', 'ALIPAY', 'BOC', 'PINGAN'])[1 + n % 5]";
const FRAUD = "(ARRAY['fake_investment', 'brushing_rebate', 'fake_loan', 'impersonating_police', 'fake_shopping', 'gaming'])[1 + (n::bigint * 7 % 6)::int]";
const CASE = "'case_' || lpad(n::text, 10, '0')";
const NO_MONEY = '{"amountMinor":"0","currency":"CNY"}';
const CASE_BODY = `'{"caseId":"' || ${CASE} || '","caseNumber":"A' || n || '","status":"open","stage":"held","reportedLoss":${NO_MONEY},"interceptedAmount":${NO_MONEY},"frozenAmount":${NO_MONEY},"returnedAmount":${NO_MONEY},"version":1}'`;
const CASE_FACTS = `'{"caseId":"' || ${CASE} || '","nextDueAt":null,"sla":"met","stuckAt":null,"clocks":[],"institutions":[]}'`;

export const FILL: readonly string[] = [
  `INSERT INTO rm_case (case_id, status, stage, unit, fraud_type, opened_at, reported_at, next_due_at, sla, version, updated_at, facts, body)
   SELECT ${CASE}, CASE WHEN n % 10 < 7 THEN 'closed' ELSE 'open' END, 'held', ${UNIT}, ${FRAUD}, ${NOW} - ${AGE}, ${NOW} - ${AGE},
     CASE WHEN n % 10 >= 7 AND n > ${ROWS} - 10000 THEN ${NOW} + (n % 60) * interval '1 minute' END,
     CASE WHEN n % 10 < 7 THEN 'met' WHEN n % 1000 = 9 THEN 'breached' WHEN n % 10 = 8 THEN 'at_risk' ELSE 'running' END, 1, ${NOW} - ${AGE}, ${CASE_FACTS}, ${CASE_BODY}
   FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO rm_case_institution SELECT ${BANK}, ${NOW} - ${AGE}, ${CASE} FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO rm_request (request_id, case_id, unit, submitted_by, received_at, version, updated_at, facts, body)
   SELECT 'r' || n, ${CASE}, ${UNIT}, 'officer-' || n % 5000, ${NOW} - ${AGE}, 1, ${NOW} - ${AGE}, '{}', '{"requestId":"r' || n || '","transfers":[],"clocks":[]}' FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO rm_instruction (instruction_id, case_id, request_id, institution_code, account_ref, action, state, requested_at, version, updated_at, facts, body)
   SELECT 'i' || n, ${CASE}, 'r' || n, ${BANK}, 'acc', 'stop', CASE WHEN n % 1000 = 0 THEN 'indeterminate' ELSE 'held' END, ${NOW} - ${AGE}, 1, ${NOW} - ${AGE}, '{}',
     '{"instructionId":"i' || n || '","target":{"accountNumber":"6214830000000008","paymentOrder":null},"attempts":[],"onwardTransfers":[],"attention":null,"version":1,"dispatcherVersion":1}'
   FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO rm_hold (hold_id, case_id, institution_code, state, expires_at, version, updated_at, facts, body)
   SELECT 'h' || n, ${CASE}, ${BANK}, CASE WHEN n > ${ROWS} - 20000 THEN 'active' ELSE 'released' END, ${NOW} - ${AGE} + interval '48 hours', 1, now(), '{}',
     '{"holdId":"h' || n || '","account":"6214830000000008","expiresAt":"2027-01-01T00:00:00.000Z"}' FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO rm_statistic SELECT 'r' || n, 0, true, true, ${BANK}, ${UNIT}, ${FRAUD}, ${NOW} - ${AGE}, n % 10000000, n % 5000000, true, n % 10 < 9, n % 20 < 19,
     ARRAY[(n::bigint * 7919 % 7200)::float8] FROM generate_series(1, ${ROWS}) n`,
  'ANALYZE',
];
