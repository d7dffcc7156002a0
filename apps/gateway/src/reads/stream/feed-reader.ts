import { Conditions } from '../conditions';
import type { ReadDatabase } from '../read-database';

export interface FeedEvent {
  readonly seq: bigint;
  readonly unit: string;
  readonly institutionCode: string | null;
  readonly type: string;
  /** JSON text of the `data:` line. */
  readonly data: string;
}

/** Whose events: those of a unit and below, or those about instructions to one institution. */
export type FeedAudience = { readonly unit: string } | { readonly institution: string };

export interface FeedEnds {
  readonly epoch: string;
  /** Of the oldest event that is still there; one more than the newest when there is none. */
  readonly oldest: bigint;
  readonly newest: bigint;
}

interface FeedRow {
  readonly seq: string;
  readonly unit: string;
  readonly institution_code: string | null;
  readonly type: string;
  readonly body: string;
}

export const FEED_PAGE = 1_000;

export class FeedReader {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  async ends(): Promise<FeedEnds> {
    const [row] = await this.database.query<{ epoch: string; oldest: string | null; newest: string | null }>(
      'SELECT p.epoch, (SELECT min(seq) FROM v_feed) AS oldest, (SELECT max(seq) FROM v_feed) AS newest FROM v_projection p',
    );
    const newest = BigInt(row?.newest ?? 0);
    return { epoch: row?.epoch ?? '', oldest: BigInt(row?.oldest ?? newest + 1n), newest };
  }

  /** The generation and what came after a number, in one question: asked a few times a second for all readers together. */
  async after(seq: bigint): Promise<{ readonly epoch: string; readonly events: readonly FeedEvent[] }> {
    const rows = await this.database.query<{ epoch: string } & ({ [K in keyof FeedRow]: FeedRow[K] | null })>(
      `SELECT p.epoch, f.* FROM v_projection p
       LEFT JOIN LATERAL (SELECT seq, unit, institution_code, type, body FROM v_feed WHERE seq > $1 ORDER BY seq LIMIT ${FEED_PAGE}) f ON true ORDER BY f.seq`,
      [seq.toString()],
    );
    return { epoch: rows[0]?.epoch ?? '', events: rows.flatMap((row) => (row.seq === null ? [] : eventOf(row as FeedRow))) };
  }

  /** What one reader missed, up to a number. */
  async between(audience: FeedAudience, after: bigint, upTo: bigint): Promise<readonly FeedEvent[]> {
    const conditions = new Conditions().add('seq > ?', after.toString()).add('seq <= ?', upTo.toString());
    if ('institution' in audience) conditions.add('institution_code = ?', audience.institution);
    else conditions.add('unit LIKE ?', `${audience.unit}%`);
    const rows = await this.database.query<FeedRow>(`SELECT seq, unit, institution_code, type, body FROM v_feed WHERE ${conditions.sql} ORDER BY seq LIMIT ${FEED_PAGE}`, conditions.values);
    return rows.map(eventOf);
  }
}

export function isFor(audience: FeedAudience, event: FeedEvent): boolean {
  return 'institution' in audience ? event.institutionCode === audience.institution : event.unit.startsWith(audience.unit);
}

function eventOf(row: FeedRow): FeedEvent {
  return { seq: BigInt(row.seq), unit: row.unit, institutionCode: row.institution_code, type: row.type, data: row.body };
}
