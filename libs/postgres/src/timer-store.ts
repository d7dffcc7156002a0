import type { TimerChanges, TimerStore, Tx } from '@paystop/ports';
import { textArray } from './text-array';

/** Sorted by the unique key, so that two units of work take the row locks in one order. */
const SET = `
  INSERT INTO timer (subject, kind, owner, due_at)
  SELECT subject, kind, owner, due_at
  FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) AS wanted(subject, kind, owner, due_at)
  ORDER BY subject, kind
  ON CONFLICT (subject, kind) DO UPDATE SET
    owner = excluded.owner, due_at = excluded.due_at, fence = timer.fence + 1,
    fired_at = NULL, failures = 0, retry_at = NULL`;

/**
 * Row by row through the unique key; locks in the order of the arrays. `coalesce` keeps the planner from the index of
 * live timers, which it takes for tiny on a table that was never analysed, and would then read whole for every row.
 */
const CANCEL = (subjects: string, kinds: string): string => `
  DELETE FROM timer WHERE timer_id = ANY (ARRAY(
    SELECT live.timer_id
    FROM unnest(${subjects}::text[], ${kinds}::text[]) AS wanted(subject, kind) CROSS JOIN LATERAL (
      SELECT t.timer_id FROM timer AS t
      WHERE t.subject = wanted.subject AND t.kind = wanted.kind AND coalesce(t.fired_at, 'infinity') = 'infinity'
      FOR UPDATE
    ) AS live))`;
const CANCEL_ALONE = CANCEL('$1', '$2');
const CANCEL_AFTER_SET = CANCEL('$5', '$6');

/** Timers as rows: set and cancelled in the unit of work that gives the reason, fired by a TimerPoller. */
export class PostgresTimerStore implements TimerStore {
  async change(tx: Tx, { set, cancelled }: TimerChanges): Promise<void> {
    const wanted = [...new Map(set.map((timer) => [`${timer.subject}\u0000${timer.kind}`, timer])).values()];
    const sorted = [...cancelled].sort((a, b) => compareText(a.subject, b.subject) || compareText(a.kind, b.kind));
    const setValues = [
      textArray(wanted.map((timer) => timer.subject)), textArray(wanted.map((timer) => timer.kind)),
      textArray(wanted.map((timer) => timer.owner)), textArray(wanted.map((timer) => timer.dueAt)),
    ];
    const cancelValues = [textArray(sorted.map((timer) => timer.subject)), textArray(sorted.map((timer) => timer.kind))];
    if (wanted.length > 0 && sorted.length > 0) {
      await tx.later({ slot: 'timer', sql: SET, values: [...setValues, ...cancelValues], steps: { cancelled: CANCEL_AFTER_SET } });
    } else if (wanted.length > 0) await tx.later({ slot: 'timer', sql: SET, values: setValues });
    else if (sorted.length > 0) await tx.later({ slot: 'timer', sql: CANCEL_ALONE, values: cancelValues });
  }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
