import type { Tx } from '@paystop/ports';
import type { DeadLetter } from '../../model/dead-letter';
import type { DeadLetterStore, StoredDeadLetter } from '../../usecases/park-dead-letters/dead-letter-store.port';

const ADD = `
  INSERT INTO dead_letter (dead_letter_id, topic, partition, "offset", reason, detail, at, unit, key, value, headers, message_type, truncated)
  SELECT r.id, r.topic, r.partition, r.offset, r.reason, r.detail, r.at, r.unit, r.key, decode(r.value, 'base64'), r.headers, r.type, r.truncated
  FROM jsonb_to_recordset($1::jsonb) AS r(id text, topic text, partition int, "offset" text, reason text, detail text, at timestamptz, unit text,
    key text, value text, headers jsonb, type text, truncated boolean)
  ON CONFLICT DO NOTHING
  RETURNING topic, reason`;
const COUNT = `
  INSERT INTO dead_letter_total (topic, reason, value) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
  ON CONFLICT (topic, reason) DO UPDATE SET value = dead_letter_total.value + excluded.value`;
const COLUMNS = 'dead_letter_id, topic, partition, "offset", reason, detail, at, unit, key, value, headers, message_type, truncated, state, replayed_at, replayed_by, replay_key';

interface Row {
  readonly dead_letter_id: string;
  readonly topic: string;
  readonly partition: number | null;
  readonly offset: string | null;
  readonly reason: string;
  readonly detail: string;
  readonly at: Date;
  readonly unit: string | null;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly message_type: string | null;
  readonly truncated: boolean;
  readonly state: 'parked' | 'replayed';
  readonly replayed_at: Date | null;
  readonly replayed_by: string | null;
  readonly replay_key: string | null;
}

export class PostgresDeadLetterStore implements DeadLetterStore {
  async add(tx: Tx, letters: readonly DeadLetter[]): Promise<void> {
    const fresh = await tx.query<{ topic: string; reason: string }>(ADD, [JSON.stringify(letters.map(recordOf))]);
    const counts = new Map<string, { topic: string; reason: string; count: number }>();
    for (const { topic, reason } of fresh) {
      const known = counts.get(`${topic} ${reason}`);
      if (known === undefined) counts.set(`${topic} ${reason}`, { topic, reason, count: 1 });
      else known.count += 1;
    }
    if (counts.size === 0) return;
    const sums = [...counts.values()];
    await tx.query(COUNT, [sums.map((each) => each.topic), sums.map((each) => each.reason), sums.map((each) => each.count)]);
  }

  async find(tx: Tx, deadLetterId: string): Promise<StoredDeadLetter | undefined> {
    const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM dead_letter WHERE dead_letter_id = $1 FOR UPDATE`, [deadLetterId]);
    return row === undefined ? undefined : stored(row);
  }

  async markReplayed(tx: Tx, deadLetterId: string, { by, key }: { readonly by: string; readonly key: string }): Promise<StoredDeadLetter> {
    const [row] = await tx.query<Row>(
      `UPDATE dead_letter SET state = 'replayed', replayed_at = now(), replayed_by = $2, replay_key = $3
       WHERE dead_letter_id = $1 RETURNING ${COLUMNS}`, [deadLetterId, by, key],
    );
    if (row === undefined) throw new Error('a locked dead letter is gone');
    return stored(row);
  }
}

/** PostgreSQL's text takes no NUL; a key or header that has one is kept readable. */
function recordOf(letter: DeadLetter): object {
  const clean = (text: string | null): string | null => text?.replaceAll('\u0000', '\ufffd') ?? null;
  return {
    id: letter.deadLetterId, topic: letter.topic, partition: letter.partition, offset: letter.offset, reason: letter.reason, detail: clean(letter.detail),
    at: letter.at, unit: letter.unit, key: clean(letter.key), value: letter.value?.toString('base64') ?? null, type: clean(letter.messageType), truncated: letter.truncated,
    headers: Object.fromEntries(Object.entries(letter.headers).map(([name, value]) => [clean(name), clean(value)])),
  };
}

function stored(row: Row): StoredDeadLetter {
  const { dead_letter_id: deadLetterId, message_type: messageType, replayed_at: replayedAt, replayed_by: replayedBy, replay_key: replayKey, at, ...rest } = row;
  return { ...rest, deadLetterId, messageType, at: at.toISOString(), replayedAt: replayedAt?.toISOString() ?? null, replayedBy, replayKey };
}
