import type { Tx } from '@paystop/ports';
import type { Database } from './database';
import { textArray } from './text-array';

export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Rises each time the lease changes hands; work under an older fence is refused. */
  readonly fence: number;
  readonly expiresAt: string;
}

export interface LeaseRequest {
  readonly names: readonly string[];
  /** Unique per process and start. */
  readonly holder: string;
  readonly ttlMs: number;
}

interface LeaseRow {
  readonly name: string;
  readonly holder: string;
  readonly fence: string;
  readonly expires_at: Date;
}

const ACQUIRE = `
  INSERT INTO lease AS l (name, holder, fence, expires_at)
  SELECT name, $2, 1, clock_timestamp() + $3 * interval '1 millisecond' FROM unnest($1::text[]) AS wanted(name) ORDER BY name
  ON CONFLICT (name) DO UPDATE SET
    holder = excluded.holder, expires_at = excluded.expires_at,
    fence = l.fence + CASE WHEN l.holder = excluded.holder THEN 0 ELSE 1 END
  WHERE l.holder = excluded.holder OR l.expires_at <= clock_timestamp()
  RETURNING name, holder, fence::text AS fence, expires_at`;

/** The row stays, so that the fence keeps rising. */
const RELEASE = `UPDATE lease SET expires_at = clock_timestamp(), holder = '' WHERE holder = $1 AND name = ANY($2::text[])`;

const HOLDS = `
  SELECT 1 FROM lease
  WHERE name = $1 AND holder = $2 AND fence = $3 AND expires_at > clock_timestamp()
  FOR SHARE`;

/** Leases by name (a lane per institution), timed by the database's clock. */
export class LeaseStore {
  constructor(private readonly database: Database) {}

  /** Takes what is free or expired and renews what the holder has, all in one statement. @returns the leases now held. */
  async acquire(request: LeaseRequest): Promise<Lease[]> {
    if (request.names.length === 0) return [];
    const names = textArray([...new Set(request.names)]);
    const rows = await this.database.query<LeaseRow>(ACQUIRE, [names, request.holder, request.ttlMs]);
    return rows.map((row) => ({ name: row.name, holder: row.holder, fence: Number(row.fence), expiresAt: row.expires_at.toISOString() }));
  }

  /** Gives the leases back, so that another process need not wait for their end. */
  async release(holder: string, names: readonly string[]): Promise<void> {
    if (names.length > 0) await this.database.query(RELEASE, [holder, textArray(names)]);
  }

  /** @returns true if that fence is still the current one and unexpired; the row is then kept as it is until the unit of work ends. */
  async holds(tx: Tx, lease: Pick<Lease, 'name' | 'holder' | 'fence'>): Promise<boolean> {
    const rows = await tx.query(HOLDS, [lease.name, lease.holder, lease.fence]);
    return rows.length === 1;
  }
}
