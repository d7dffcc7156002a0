import { type WarningRecord, nextDeadline } from '@paystop/domain';
import type { Tx } from '@paystop/ports';

export class WarningRepository {
  /** Reserves alerts that are new. @returns the warning's id by alert id, only for those. */
  async claimAlerts(tx: Tx, rows: readonly { readonly alertId: string; readonly warningId: string }[]): Promise<Map<string, string>> {
    const sorted = [...rows].sort((a, b) => (a.alertId < b.alertId ? -1 : 1));
    const claimed = await tx.query<{ alert_id: string; warning_id: string }>(CLAIM, [JSON.stringify(sorted)]);
    return new Map(claimed.map((row) => [row.alert_id, row.warning_id]));
  }

  async save(tx: Tx, warnings: readonly WarningRecord[]): Promise<void> {
    if (warnings.length === 0) return;
    const rows = warnings.map((body) => ({ warning_id: body.warningId, unit: body.unit, version: body.version, next_due_at: nextDeadline(body), body }));
    await tx.query(SAVE, [JSON.stringify(rows)]);
  }

  /** Warnings whose deadline has passed by the database's clock, locked; what another process works on is left to it. */
  async lockDue(tx: Tx, limit: number): Promise<{ readonly now: string; readonly warnings: WarningRecord[] }> {
    const rows = await tx.query<{ body: WarningRecord; now: Date }>(DUE, [limit]);
    return { now: rows[0]?.now.toISOString() ?? '', warnings: rows.map((row) => row.body) };
  }

  async lock(tx: Tx, warningId: string): Promise<WarningRecord | undefined> {
    const rows = await tx.query<{ body: WarningRecord | null }>('SELECT body FROM warning WHERE warning_id = $1 FOR UPDATE', [warningId]);
    return rows[0]?.body ?? undefined;
  }
}

const CLAIM = `
  INSERT INTO warning (warning_id, alert_id, unit, version, body)
  SELECT "warningId", "alertId", '', 0, 'null'::json FROM json_to_recordset($1::json) AS r("warningId" text, "alertId" text)
  ON CONFLICT (alert_id) DO NOTHING RETURNING alert_id, warning_id`;

const SAVE = `
  UPDATE warning SET unit = r.unit, version = r.version, next_due_at = r.next_due_at, body = r.body
  FROM json_to_recordset($1::json) AS r(warning_id text, unit text, version integer, next_due_at timestamptz, body json) WHERE warning.warning_id = r.warning_id`;

/** now() and not clock_timestamp(): only a stable function can bound an index scan. Both are the database's clock. */
const DUE = `
  SELECT body, now() AS now FROM warning WHERE next_due_at <= now() ORDER BY next_due_at, warning_id LIMIT $1 FOR UPDATE SKIP LOCKED`;
