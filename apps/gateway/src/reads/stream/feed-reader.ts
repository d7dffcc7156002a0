import { QUIET_TYPE, type ToldRecord } from '@paystop/domain';
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

export interface FeedPage {
  readonly events: readonly FeedEvent[];
  /** Everything up to here was looked at. */
  readonly reached: bigint;
  /** There may be more. */
  readonly isFull: boolean;
}

interface FeedRow {
  readonly seq: string;
  readonly subject: string;
  readonly unit: string;
  readonly at: Date;
  readonly told: string;
}

/** Changes a page. */
const PAGE = 500;
/** A change has a number; what it told are places in it, the last one standing for the whole change. */
const PLACES = 65_536n;
const CASE_PREFIX = 'case_';
const COLUMNS = 'seq, subject, unit, at, told';

export class FeedReader {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  async ends(): Promise<FeedEnds> {
    const [row] = await this.database.query<{ epoch: string; oldest: string | null; newest: string | null }>(
      'SELECT p.epoch, (SELECT min(seq) FROM v_feed) AS oldest, (SELECT max(seq) FROM v_feed) AS newest FROM v_projection p',
    );
    const newest = typeof row?.newest === 'string' ? endOf(BigInt(row.newest)) : 0n;
    return { epoch: row?.epoch ?? '', oldest: typeof row?.oldest === 'string' ? BigInt(row.oldest) * PLACES : newest + 1n, newest };
  }

  /** The generation and what came after a place, in one question: asked a few times a second for all readers together. */
  async after(seq: bigint): Promise<FeedPage & { readonly epoch: string }> {
    const rows = await this.database.query<{ epoch: string } & ({ [K in keyof FeedRow]: FeedRow[K] | null })>(
      `SELECT p.epoch, f.* FROM v_projection p
       LEFT JOIN LATERAL (SELECT ${COLUMNS} FROM v_feed WHERE seq > $1 ORDER BY seq LIMIT ${PAGE}) f ON true ORDER BY f.seq`,
      [finished(seq).toString()],
    );
    return { epoch: rows[0]?.epoch ?? '', ...pageOf(rows.filter((row) => row.seq !== null) as FeedRow[], seq) };
  }

  /** What one reader missed, up to a place. */
  async between(audience: FeedAudience, after: bigint, upTo: bigint): Promise<FeedPage> {
    const conditions = new Conditions().add('seq > ?', finished(after).toString()).add('seq <= ?', (upTo / PLACES).toString());
    if ('unit' in audience) conditions.add('unit LIKE ?', `${audience.unit}%`);
    const rows = await this.database.query<FeedRow>(`SELECT ${COLUMNS} FROM v_feed WHERE ${conditions.sql} ORDER BY seq LIMIT ${PAGE}`, conditions.values);
    const page = pageOf(rows, after);
    return { ...page, events: page.events.filter((event) => isFor(audience, event)), reached: page.isFull ? page.reached : upTo };
  }
}

export function isFor(audience: FeedAudience, event: FeedEvent): boolean {
  return 'institution' in audience ? event.institutionCode === audience.institution : event.unit.startsWith(audience.unit);
}

/** The newest change of which nothing is left to tell at that place. */
function finished(place: bigint): bigint {
  return place % PLACES === PLACES - 1n ? place / PLACES : place / PLACES - 1n;
}

function endOf(seq: bigint): bigint {
  return seq * PLACES + PLACES - 1n;
}

function pageOf(rows: readonly FeedRow[], after: bigint): FeedPage {
  const last = rows.at(-1);
  return {
    events: rows.flatMap(eventsOf).filter((event) => event.seq > after),
    reached: last === undefined ? after : endOf(BigInt(last.seq)),
    isFull: rows.length === PAGE,
  };
}

function eventsOf(row: FeedRow): FeedEvent[] {
  const told = JSON.parse(row.told) as readonly ToldRecord[];
  const first = BigInt(row.seq) * PLACES;
  const events = told.flatMap((entry, index) => (entry.type === QUIET_TYPE ? [] : [eventOf(row, entry, first + BigInt(index))]));
  const last = events.pop();
  return last === undefined ? [] : [...events, { ...last, seq: endOf(BigInt(row.seq)) }];
}

/** The `data:` line carries no more than contract.md 2 names. What waits for a person is addressed to no institution yet. */
function eventOf({ subject, unit, at }: FeedRow, { type, version, text, data }: ToldRecord, seq: bigint): FeedEvent {
  const id = (name: string): string | null => (typeof data[name] === 'string' ? data[name] : null);
  const shown = {
    caseId: subject.startsWith(CASE_PREFIX) ? subject : null, requestId: id('requestId'), instructionId: id('instructionId'), at: at.toISOString(), version, summary: text,
  };
  return { seq, unit, institutionCode: shown.instructionId === null || data['accountRef'] === null ? null : id('institutionCode'), type, data: JSON.stringify(shown) };
}
