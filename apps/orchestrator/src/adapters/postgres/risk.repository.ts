import type { RiskEntry, Sighting } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import type { BulkInsert } from '@paystop/postgres';
import { insert } from './case-tables';

export interface RiskListing {
  readonly kind: RiskEntry['kind'];
  readonly institutionCode?: string | undefined;
  readonly states?: readonly string[] | undefined;
  readonly indicatorKind?: string | undefined;
  readonly updatedAfter?: string | undefined;
  readonly after?: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
}

export interface ListedEntry {
  readonly entry: RiskEntry;
  readonly updatedAt: string;
}

/** What is known of accounts and indicators: the sightings of each case, and the entries that follow from them. */
export class RiskRepository {
  async sightingsOfCases(tx: Tx, caseIds: readonly string[]): Promise<Sighting[]> {
    return bodies(await tx.query<Body<Sighting>>('SELECT body FROM risk_sighting WHERE case_id = ANY($1)', [caseIds]));
  }

  async sightingsOf(tx: Pick<Tx, 'query'>, subjects: readonly string[]): Promise<Sighting[]> {
    if (subjects.length === 0) return [];
    return bodies(await tx.query<Body<Sighting>>('SELECT body FROM risk_sighting WHERE subject = ANY($1)', [subjects]));
  }

  /** Locks the entries in the order of their subjects. */
  async lockEntries(tx: Tx, subjects: readonly string[]): Promise<Map<string, RiskEntry>> {
    if (subjects.length === 0) return new Map();
    const rows = await tx.query<Body<RiskEntry>>('SELECT body FROM risk_entry WHERE subject = ANY($1) ORDER BY subject FOR UPDATE', [[...subjects].sort()]);
    return new Map(bodies(rows).map((entry) => [entry.subject, entry]));
  }

  async entriesOf(tx: Pick<Tx, 'query'>, subjects: readonly string[]): Promise<Map<string, RiskEntry>> {
    if (subjects.length === 0) return new Map();
    return new Map(bodies(await tx.query<Body<RiskEntry>>('SELECT body FROM risk_entry WHERE subject = ANY($1)', [subjects])).map((entry) => [entry.subject, entry]));
  }

  async lock(tx: Tx, entryId: string): Promise<RiskEntry | undefined> {
    return bodies(await tx.query<Body<RiskEntry>>('SELECT body FROM risk_entry WHERE entry_id = $1 FOR UPDATE', [entryId]))[0];
  }

  async lockExpired(tx: Tx, limit: number): Promise<{ readonly now: string; readonly entries: RiskEntry[] }> {
    const rows = await tx.query<Body<RiskEntry> & { now: Date }>(EXPIRED, [limit]);
    return { now: rows[0]?.now.toISOString() ?? '', entries: bodies(rows) };
  }

  async saveSightings(tx: Tx, sightings: readonly Sighting[]): Promise<void> {
    await insert(tx, SIGHTINGS, sightings);
  }

  async forgetSightings(tx: Tx, gone: readonly Pick<Sighting, 'subject' | 'caseId'>[]): Promise<void> {
    if (gone.length > 0) await tx.query(FORGET, [gone.map((each) => each.subject), gone.map((each) => each.caseId)]);
  }

  async saveEntries(tx: Tx, entries: readonly RiskEntry[], now: string): Promise<void> {
    await insert(tx, entriesTable(now), entries);
  }

  /** Newest first; with `updatedAfter` in the order of the changes. */
  async list(tx: Pick<Tx, 'query'>, listing: RiskListing): Promise<ListedEntry[]> {
    const byChange = listing.updatedAfter !== undefined;
    const where = ['kind = $1'];
    const values: unknown[] = [listing.kind];
    const add = (condition: (place: string) => string, value: unknown): void => void where.push(condition(`$${values.push(value)}`));
    if (listing.institutionCode !== undefined) add((place) => `institution_code = ${place}`, listing.institutionCode);
    if (listing.states !== undefined) add((place) => `state = ANY(${place})`, listing.states);
    if (listing.indicatorKind !== undefined) add((place) => `body->>'indicatorKind' = ${place}`, listing.indicatorKind);
    if (listing.updatedAfter !== undefined) add((place) => `updated_at > ${place}::timestamptz`, listing.updatedAfter);
    if (listing.after !== undefined && byChange) where.push(`(updated_at, entry_id) > ($${values.push(listing.after.at)}::timestamptz, $${values.push(listing.after.id)})`);
    if (listing.after !== undefined && !byChange) add((place) => `entry_id < ${place}`, listing.after.id);
    const order = byChange ? 'updated_at, entry_id' : 'entry_id DESC';
    const rows = await tx.query<Body<RiskEntry> & { updated_at: Date }>(
      `SELECT body, updated_at FROM risk_entry WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT $${values.push(listing.limit)}`, values,
    );
    return rows.map((row) => ({ entry: row.body, updatedAt: row.updated_at.toISOString() }));
  }
}

interface Body<T> {
  readonly body: T;
}

function bodies<T>(rows: readonly Body<T>[]): T[] {
  return rows.map((row) => row.body);
}

const SIGHTINGS: BulkInsert<Sighting> = {
  table: 'risk_sighting',
  columns: [
    { name: 'subject', type: 'text', value: (sighting) => sighting.subject },
    { name: 'case_id', type: 'text', value: (sighting) => sighting.caseId },
    { name: 'body', type: 'json', value: JSON.stringify },
  ],
  then: 'ON CONFLICT (subject, case_id) DO UPDATE SET body = excluded.body',
};

function entriesTable(now: string): BulkInsert<RiskEntry> {
  return {
    table: 'risk_entry',
    columns: [
      { name: 'entry_id', type: 'text', value: (entry) => entry.entryId },
      { name: 'subject', type: 'text', value: (entry) => entry.subject },
      { name: 'kind', type: 'text', value: (entry) => entry.kind },
      { name: 'institution_code', type: 'text', value: (entry) => (entry.kind === 'account' ? entry.institutionCode : null) },
      { name: 'unit', type: 'text', value: (entry) => entry.unit },
      { name: 'state', type: 'text', value: (entry) => entry.state },
      { name: 'expires_at', type: 'timestamptz', value: (entry) => entry.expiresAt },
      { name: 'updated_at', type: 'timestamptz', value: () => now },
      { name: 'version', type: 'integer', value: (entry) => entry.version },
      { name: 'body', type: 'json', value: JSON.stringify },
    ],
    then: `ON CONFLICT (subject) DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at, updated_at = excluded.updated_at,
      version = excluded.version, body = excluded.body`,
  };
}

const FORGET = `
  DELETE FROM risk_sighting AS s USING unnest($1::text[], $2::text[]) AS gone(subject, case_id) WHERE s.subject = gone.subject AND s.case_id = gone.case_id`;

const EXPIRED = `
  SELECT body, now() AS now FROM risk_entry WHERE state IN ('candidate', 'published') AND expires_at <= now() ORDER BY expires_at, entry_id LIMIT $1
  FOR UPDATE SKIP LOCKED`;
