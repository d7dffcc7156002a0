import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `facts` is what the projector compares with, `body` the object as it came: text, since PostgreSQL need not look
 * into them when they are written. Rows up to 8 kB stay in one piece and uncompressed: they are rewritten often.
 */
const DOCUMENT_COLUMNS = 'version bigint NOT NULL, updated_at timestamptz NOT NULL, facts text NOT NULL, body text';
const HOT = 'fillfactor = 80, toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0';

const TABLES = [
  `CREATE TABLE rm_case (
     case_id text COLLATE "C" PRIMARY KEY, status text NOT NULL, stage text NOT NULL, unit text COLLATE "C" NOT NULL,
     fraud_type text NOT NULL, opened_at timestamptz NOT NULL, reported_at timestamptz NOT NULL, next_due_at timestamptz,
     sla text, ${DOCUMENT_COLUMNS}) WITH (${HOT})`,
  `CREATE TABLE rm_case_institution (
     institution_code text COLLATE "C", opened_at timestamptz, case_id text COLLATE "C", PRIMARY KEY (institution_code, opened_at, case_id))`,
  `CREATE TABLE rm_request (
     request_id text COLLATE "C" PRIMARY KEY, case_id text COLLATE "C" NOT NULL, unit text COLLATE "C" NOT NULL, submitted_by text,
     received_at timestamptz NOT NULL, ${DOCUMENT_COLUMNS}) WITH (${HOT})`,
  `CREATE TABLE rm_instruction (
     instruction_id text COLLATE "C" PRIMARY KEY, case_id text COLLATE "C" NOT NULL, request_id text COLLATE "C" NOT NULL,
     institution_code text COLLATE "C", account_ref text, action text NOT NULL, state text NOT NULL, requested_at timestamptz NOT NULL,
     ${DOCUMENT_COLUMNS}) WITH (${HOT})`,
  `CREATE TABLE rm_hold (
     hold_id text COLLATE "C" PRIMARY KEY, case_id text COLLATE "C" NOT NULL, institution_code text COLLATE "C" NOT NULL,
     state text NOT NULL, expires_at timestamptz NOT NULL, ${DOCUMENT_COLUMNS}) WITH (${HOT})`,
  `CREATE TABLE rm_warning (
     warning_id text COLLATE "C" PRIMARY KEY, unit text COLLATE "C" NOT NULL, colour text NOT NULL, state text NOT NULL,
     issued_at timestamptz NOT NULL, feedback_due_at timestamptz NOT NULL, fed_back boolean NOT NULL, ${DOCUMENT_COLUMNS}) WITH (${HOT})`,
  `CREATE TABLE rm_statistic (
     request_id text COLLATE "C", part smallint, is_whole boolean NOT NULL, is_part boolean NOT NULL, institution_code text,
     unit text COLLATE "C" NOT NULL, fraud_type text NOT NULL, reported_at timestamptz NOT NULL, loss bigint NOT NULL,
     intercepted bigint NOT NULL, is_based boolean NOT NULL, within_30m boolean NOT NULL, within_60m boolean NOT NULL,
     stop_seconds double precision[] NOT NULL, PRIMARY KEY (request_id, part)) WITH (fillfactor = 80)`,
  'CREATE TABLE rm_search (token uuid, case_id text COLLATE "C", PRIMARY KEY (token, case_id))',
  `CREATE TABLE rm_officer (
     unit text COLLATE "C", officer_id text COLLATE "C", name text NOT NULL, phone text, seen_at timestamptz NOT NULL,
     PRIMARY KEY (unit, officer_id)) WITH (fillfactor = 70)`,
  'CREATE SEQUENCE told_seq',
  `CREATE TABLE rm_told (
     subject text COLLATE "C", change_id text COLLATE "C", seq bigint NOT NULL DEFAULT nextval('told_seq'), unit text COLLATE "C" NOT NULL, at timestamptz NOT NULL,
     is_live boolean NOT NULL, told text NOT NULL, added_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (subject, change_id)) WITH (toast_tuple_target = 8160)`,
  'CREATE TABLE total (metric text, a text, b text, c text, value bigint NOT NULL, PRIMARY KEY (metric, a, b, c)) WITH (fillfactor = 50)',
];

/** Not rebuilt: labels given stay given, a dead letter stays replayed, generations only rise. */
const KEPT_TABLES = [
  'CREATE TABLE unit_label (district text PRIMARY KEY, label text NOT NULL)',
  `CREATE TABLE dead_letter (
     dead_letter_id text COLLATE "C" PRIMARY KEY, topic text NOT NULL, partition integer, "offset" text, reason text NOT NULL, detail text NOT NULL,
     at timestamptz NOT NULL, unit text COLLATE "C", key text, value bytea, headers jsonb NOT NULL, message_type text, truncated boolean NOT NULL, state text NOT NULL DEFAULT 'parked',
     replayed_at timestamptz, replayed_by text, replay_key text, received_at timestamptz NOT NULL DEFAULT now())`,
  'CREATE TABLE dead_letter_total (topic text, reason text, value bigint NOT NULL, PRIMARY KEY (topic, reason))',
  'CREATE TABLE projection (generation integer NOT NULL, epoch text NOT NULL, started_at timestamptz NOT NULL)',
  "INSERT INTO projection VALUES (0, replace(gen_random_uuid()::text, '-', ''), '-infinity')",
];

const UNFINISHED = "('proposed', 'awaiting_routing', 'queued', 'sent', 'acknowledged', 'indeterminate', 'refused')";
const INDEXES = [
  'CREATE INDEX rm_case_opened ON rm_case (opened_at DESC, case_id DESC)',
  "CREATE INDEX rm_case_open ON rm_case (opened_at DESC, case_id DESC) WHERE status = 'open'",
  'CREATE INDEX rm_case_district ON rm_case (left(unit, 6), opened_at DESC, case_id DESC)',
  'CREATE INDEX rm_case_unit ON rm_case (unit, opened_at DESC, case_id DESC)',
  'CREATE INDEX rm_case_fraud_type ON rm_case (fraud_type, opened_at DESC, case_id DESC)',
  'CREATE INDEX rm_case_sla ON rm_case (sla, opened_at DESC, case_id DESC)',
  'CREATE INDEX rm_case_due ON rm_case (next_due_at, case_id) WHERE next_due_at IS NOT NULL',
  'CREATE INDEX rm_case_updated ON rm_case (updated_at, case_id)',
  'CREATE INDEX rm_request_case ON rm_request (case_id)',
  'CREATE INDEX rm_request_mine ON rm_request (submitted_by, received_at DESC, request_id DESC) WHERE submitted_by IS NOT NULL',
  'CREATE INDEX rm_request_received ON rm_request (received_at DESC, request_id DESC)',
  'CREATE INDEX rm_request_unit ON rm_request (unit, received_at DESC, request_id DESC)',
  'CREATE INDEX rm_instruction_requested ON rm_instruction (requested_at DESC, instruction_id DESC)',
  'CREATE INDEX rm_instruction_case ON rm_instruction (case_id)',
  'CREATE INDEX rm_instruction_institution ON rm_instruction (institution_code, requested_at DESC, instruction_id DESC)',
  'CREATE INDEX rm_instruction_updated ON rm_instruction (updated_at, instruction_id)',
  `CREATE INDEX rm_instruction_unfinished ON rm_instruction (state, requested_at DESC, instruction_id DESC) WHERE state IN ${UNFINISHED}`,
  'CREATE UNIQUE INDEX rm_told_live ON rm_told (seq) WHERE is_live',
  'CREATE INDEX rm_hold_case ON rm_hold (case_id)',
  "CREATE INDEX rm_hold_standing ON rm_hold (expires_at, hold_id) WHERE state IN ('active', 'extended')",
  'CREATE INDEX rm_warning_issued ON rm_warning (issued_at DESC, warning_id DESC)',
  "CREATE INDEX rm_warning_open ON rm_warning (feedback_due_at, warning_id) WHERE state IN ('open', 'escalated')",
  'CREATE INDEX rm_statistic_reported ON rm_statistic (reported_at)',
  "CREATE INDEX dead_letter_at ON dead_letter (at DESC, dead_letter_id DESC)",
];

const VIEWS: Readonly<Record<string, string>> = {
  v_case: 'SELECT case_id, status, stage, unit, fraud_type, opened_at, reported_at, next_due_at, sla, version, updated_at, facts, body FROM rm_case',
  v_case_institution: 'SELECT institution_code, opened_at, case_id FROM rm_case_institution',
  v_request: 'SELECT request_id, case_id, unit, submitted_by, received_at, version, updated_at, body FROM rm_request',
  v_instruction: `SELECT i.instruction_id, i.case_id, i.request_id, i.institution_code, i.account_ref, i.action, i.state, i.requested_at, i.version, i.updated_at, i.body, r.unit
     FROM rm_instruction i LEFT JOIN rm_request r ON r.request_id = i.request_id`,
  v_hold: 'SELECT h.hold_id, h.case_id, h.institution_code, h.state, h.expires_at, h.version, h.updated_at, h.body, c.unit FROM rm_hold h LEFT JOIN rm_case c ON c.case_id = h.case_id',
  v_warning: 'SELECT warning_id, unit, colour, state, issued_at, feedback_due_at, fed_back, version, updated_at, body FROM rm_warning',
  v_told: 'SELECT subject, change_id, at, told FROM rm_told',
  v_statistic: 'SELECT * FROM rm_statistic',
  v_search: 'SELECT token, case_id FROM rm_search',
  v_officer: 'SELECT unit, officer_id, name, phone, seen_at FROM rm_officer',
  v_feed: 'SELECT seq, subject, unit, at, told FROM rm_told WHERE is_live',
  v_projection: 'SELECT generation, epoch, started_at FROM projection',
  v_dead_letter: `SELECT dead_letter_id, topic, partition, "offset", reason, detail, at, unit, key, message_type, octet_length(value) AS size, truncated, state, replayed_at, replayed_by
     FROM dead_letter`,
};

/** The gateway's role may read the views and nothing else; where no role can be made, it reads as itself. */
const READER = `
  DO $$
  BEGIN
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'paystop_reader') THEN CREATE ROLE paystop_reader NOLOGIN; END IF;
      EXECUTE format('GRANT paystop_reader TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN RAISE NOTICE 'role paystop_reader is left as it is';
    END;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'paystop_reader') THEN
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO paystop_reader', current_schema());
      ${Object.keys(VIEWS).map((view) => `GRANT SELECT ON ${view} TO paystop_reader;`).join('\n      ')}
    END IF;
  END $$`;

export class ReadModels1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, ...KEPT_TABLES, ...INDEXES]) await runner.query(sql);
    for (const [name, select] of Object.entries(VIEWS)) await runner.query(`CREATE VIEW ${name} AS ${select}`);
    await runner.query(READER);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(VIEWS)) await runner.query(`DROP VIEW ${name}`);
    for (const sql of [...TABLES, ...KEPT_TABLES].reverse()) {
      const [, kind, name] = /^CREATE (TABLE|SEQUENCE) (\w+)/.exec(sql) ?? [];
      if (kind !== undefined) await runner.query(`DROP ${kind} ${String(name)}`);
    }
  }
}
