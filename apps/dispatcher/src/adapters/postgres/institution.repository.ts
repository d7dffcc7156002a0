import { createHash } from 'node:crypto';
import type { Institution, Protocol } from '@paystop/contracts';
import { type UnchainedEntry, chainEntry } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import type { Database } from '@paystop/postgres';
import type { InstitutionSetting } from '../../institutions/directory';
import type { LaneHealth } from '../../lane/lane-ports';

interface SettingRow {
  readonly code: string;
  readonly definition: Institution | null;
  readonly proposal: Institution | null;
  readonly proposed_by: string | null;
  readonly paused: boolean;
  readonly protocol: Protocol | null;
  readonly version: number;
}

export interface LaneCounts {
  readonly code: string;
  readonly queued: number;
  readonly indeterminate: number;
  readonly oldestUnansweredSeconds: number;
}

export interface ReportedHealth extends LaneHealth {
  readonly code: string;
}

const COLUMNS = 'code, definition, proposal, proposed_by, paused, protocol, version';
const SETTINGS = `SELECT ${COLUMNS} FROM institution_setting ORDER BY code`;
const MAKE = 'INSERT INTO institution_setting (code) VALUES ($1) ON CONFLICT (code) DO NOTHING';
const LOCK = `SELECT ${COLUMNS} FROM institution_setting WHERE code = $1 FOR UPDATE`;
const SAVE = `
  UPDATE institution_setting SET definition = $2, proposal = $3, proposed_by = $4, paused = $5, protocol = $6, version = $7, reason = $8, changed_at = clock_timestamp()
  WHERE code = $1`;
const COUNTS = `
  SELECT institution_code AS code, count(*) FILTER (WHERE state = 'queued')::integer AS queued,
    count(*) FILTER (WHERE state = 'indeterminate')::integer AS indeterminate,
    extract(epoch FROM clock_timestamp() - min(queued_at))::float8 AS "oldestUnansweredSeconds"
  FROM lane_instruction WHERE NOT final GROUP BY institution_code`;
const REPORT_HEALTH = `
  INSERT INTO lane_health (institution_code, breaker, troubled, in_flight, p95_answer_ms, reported_at)
  SELECT code, breaker, troubled, "inFlight", "p95AnswerMs", clock_timestamp()
  FROM json_to_recordset($1::json) AS r(code text, breaker text, troubled boolean, "inFlight" integer, "p95AnswerMs" integer)
  ON CONFLICT (institution_code) DO UPDATE SET breaker = excluded.breaker, troubled = excluded.troubled, in_flight = excluded.in_flight,
    p95_answer_ms = excluded.p95_answer_ms, reported_at = excluded.reported_at`;
const HEALTH = 'SELECT institution_code AS code, breaker, troubled, in_flight AS "inFlight", p95_answer_ms AS "p95AnswerMs" FROM lane_health';
const LAST_AUDIT = 'SELECT seq, hash FROM institution_audit WHERE code = $1 ORDER BY seq DESC LIMIT 1';
const ADD_AUDIT = 'INSERT INTO institution_audit (code, seq, entry, hash) VALUES ($1, $2, $3, $4)';

/** What is decided about institutions beside the file, its audit chain, and what the lanes' owners report of their health. */
export class InstitutionRepository {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  async settings(): Promise<InstitutionSetting[]> {
    return (await this.database.query<SettingRow>(SETTINGS, [])).map(fromRow);
  }

  /** The setting, made if missing, locked until the unit of work ends. */
  async lock(tx: Tx, code: string): Promise<InstitutionSetting> {
    await tx.query(MAKE, [code]);
    const [row] = await tx.query<SettingRow>(LOCK, [code]);
    if (row === undefined) throw new Error('the setting was just made');
    return fromRow(row);
  }

  async save(tx: Tx, setting: InstitutionSetting, reason: string | null): Promise<void> {
    const { code, definition, proposal, proposedBy, paused, protocol, version } = setting;
    await tx.query(SAVE, [code, jsonOrNull(definition), jsonOrNull(proposal), proposedBy, paused, protocol, version, reason]);
  }

  /** One link of the institution's own audit chain (contract-details 10). */
  async audit(tx: Tx, code: string, entry: UnchainedEntry): Promise<void> {
    const [head] = await tx.query<{ seq: number; hash: string }>(LAST_AUDIT, [code]);
    const chained = chainEntry(entry, head, sha256Hex);
    await tx.query(ADD_AUDIT, [code, chained.seq, JSON.stringify(chained), chained.hash]);
  }

  counts(): Promise<LaneCounts[]> {
    return this.database.query<LaneCounts>(COUNTS, []);
  }

  async reportHealth(health: readonly ReportedHealth[]): Promise<void> {
    if (health.length > 0) await this.database.query(REPORT_HEALTH, [JSON.stringify(health)]);
  }

  health(): Promise<ReportedHealth[]> {
    return this.database.query<ReportedHealth>(HEALTH, []);
  }
}

function fromRow(row: SettingRow): InstitutionSetting {
  const { code, definition, proposal, paused, protocol, version } = row;
  return { code, definition, proposal, proposedBy: row.proposed_by, paused, protocol, version };
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
