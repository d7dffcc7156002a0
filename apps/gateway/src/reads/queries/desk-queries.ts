import { Conditions } from '../conditions';
import { pageOf, positionIn, type Page } from '../page';
import type { ReadDatabase } from '../read-database';

export interface DeadLetterFilters {
  readonly topic?: string | undefined;
  readonly reason?: string | undefined;
  readonly state?: string | undefined;
  readonly updatedAfter?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface DeadLetterRow {
  readonly dead_letter_id: string;
  readonly topic: string;
  readonly partition: number | null;
  readonly offset: string | null;
  readonly reason: string;
  readonly detail: string;
  readonly at: Date;
  readonly unit: string | null;
  readonly key: string | null;
  readonly message_type: string | null;
  readonly size: number | null;
  readonly truncated: boolean;
  readonly state: string;
  readonly replayed_at: Date | null;
  readonly replayed_by: string | null;
}

const ORDER = 'newest';

/** Lists that stand on no case: parked messages, colleagues. */
export class DeskQueries {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  /** Without the value, which may hold personal data. What names no unit is shown to every operator. */
  async deadLetters(callerUnit: string, filters: DeadLetterFilters): Promise<Page> {
    const conditions = new Conditions().add('d.unit IS NULL OR d.unit LIKE ?', `${callerUnit}%`);
    conditions.when(filters.topic, 'd.topic = ?').when(filters.reason, 'd.reason = ?').when(filters.state, 'd.state = ?');
    if (filters.updatedAfter !== undefined) conditions.add('greatest(d.at, d.replayed_at) > ?', filters.updatedAfter);
    const start = positionIn(ORDER, filters.cursor);
    if (start !== undefined) conditions.add('(d.at, d.dead_letter_id) < (?, ?)', start.at, start.id);
    const sql = `SELECT * FROM v_dead_letter d WHERE ${conditions.sql} ORDER BY d.at DESC, d.dead_letter_id DESC LIMIT ${conditions.parameter(filters.limit + 1)}`;
    const rows = await this.database.query<DeadLetterRow>(sql, conditions.values);
    return pageOf(rows, { order: ORDER, limit: filters.limit, position: (row) => ({ at: row.at.toISOString(), id: row.dead_letter_id }), present: presentDeadLetter });
  }

  /** Officers that requests of the unit and below have named, the latest first: who may be picked as the second one. */
  async officers(callerUnit: string, asked: string | undefined, limit: number): Promise<Page> {
    const conditions = new Conditions().within('o.unit', callerUnit, asked);
    const sql = `SELECT officer_id, name, phone, unit, seen_at FROM v_officer o WHERE ${conditions.sql} ORDER BY seen_at DESC, officer_id LIMIT ${conditions.parameter(limit)}`;
    const rows = await this.database.query<{ officer_id: string; name: string; phone: string | null; unit: string; seen_at: Date }>(sql, conditions.values);
    const items = rows.map(({ officer_id: officerId, name, phone, unit, seen_at: seenAt }) => ({ officerId, name, phone, unit, lastSeenAt: seenAt.toISOString() }));
    return { items, nextCursor: null };
  }
}

function presentDeadLetter(row: DeadLetterRow): object {
  const { dead_letter_id: deadLetterId, topic, partition, offset, reason, detail, unit, key, message_type: messageType, size, truncated, state, replayed_by: replayedBy } = row;
  return {
    deadLetterId, topic, partition, offset, reason, detail, at: row.at.toISOString(), unit, key, messageType, sizeBytes: size, truncated, state,
    replayedAt: row.replayed_at?.toISOString() ?? null, replayedBy,
  };
}
