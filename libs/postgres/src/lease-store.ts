import type { Tx } from '@paystop/ports';
import type { Database } from './database';

export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Rises each time the lease changes hands; work under an older fence is refused. */
  readonly fence: number;
  readonly expiresAt: string;
}

export interface LeaseRequest {
  readonly names: readonly string[];
  readonly holder: string;
  readonly ttlMs: number;
}

/** Leases by name (a lane per institution), timed by the database's clock. */
export class LeaseStore {
  constructor(_database: Database) {}

  /** Takes what is free or expired and renews what the holder has, all in one statement. @returns the leases now held. */
  acquire(_request: LeaseRequest): Promise<Lease[]> {
    throw new Error('not built yet');
  }

  /** Gives the leases back, so that another process need not wait for their end. */
  release(_holder: string, _names: readonly string[]): Promise<void> {
    throw new Error('not built yet');
  }

  /** @returns true if that fence is still the current one and unexpired; locks the row until the unit of work ends. */
  holds(_tx: Tx, _lease: Pick<Lease, 'name' | 'holder' | 'fence'>): Promise<boolean> {
    throw new Error('not built yet');
  }
}
