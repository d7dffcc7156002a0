import { randomUUID } from 'node:crypto';
import type { Logger } from '@paystop/ports';
import type { Lease, LeaderLock, LeaseStore } from '@paystop/postgres';

/** Long enough for a short outage of the database, short enough that a bank is not left alone. */
export const LEASE_MS = 10_000;
const LANE_PREFIX = 'lane:';

export interface LeaseKeeperOptions {
  readonly leases: LeaseStore;
  readonly logger: Logger;
  /** Who holds what now, of the given lanes. */
  readonly holders: (names: readonly string[]) => Promise<readonly { readonly name: string; readonly holder: string }[]>;
  /** A lock that a holder keeps for its life, on a connection of its own: free the moment the holder dies. */
  readonly lifeLock: (holder: string) => LeaderLock;
}

/** Keeps the leases of this process and takes over what a dead process has left. */
export class LeaseKeeper {
  readonly holder = `dispatcher-${randomUUID()}`;
  private readonly life: LeaderLock;

  constructor(private readonly options: LeaseKeeperOptions) {
    this.life = options.lifeLock(this.holder);
  }

  /** Renews and takes what is free. @returns the leases held, by institution, good for LEASE_MS from before the call. */
  async renew(codes: readonly string[]): Promise<Map<string, Lease>> {
    if (!this.life.held) await this.life.tryAcquire();
    const held = await this.acquire(codes);
    const missing = codes.filter((code) => !held.has(code));
    if (missing.length === 0 || !(await this.freeTheDead(missing))) return held;
    return this.acquire(codes);
  }

  async giveBack(codes: readonly string[]): Promise<void> {
    await this.options.leases.release(this.holder, codes.map(laneName));
    await this.life.release();
  }

  private async acquire(codes: readonly string[]): Promise<Map<string, Lease>> {
    const leases = await this.options.leases.acquire({ names: codes.map(laneName), holder: this.holder, ttlMs: LEASE_MS });
    return new Map(leases.map((lease) => [lease.name.slice(LANE_PREFIX.length), lease]));
  }

  /** @returns whether any lease was freed. */
  private async freeTheDead(codes: readonly string[]): Promise<boolean> {
    const rows = await this.options.holders(codes.map(laneName));
    let freed = false;
    for (const holder of new Set(rows.map((row) => row.holder))) {
      if (holder === '' || holder === this.holder || !(await this.isDead(holder))) continue;
      const names = rows.filter((row) => row.holder === holder).map((row) => row.name);
      await this.options.leases.release(holder, names);
      this.options.logger.warn('took over the lanes of a dispatcher that is gone', { lanes: names.length });
      freed = true;
    }
    return freed;
  }

  private async isDead(holder: string): Promise<boolean> {
    const lock = this.options.lifeLock(holder);
    try {
      return await lock.tryAcquire();
    } finally {
      await lock.release();
    }
  }
}

function laneName(code: string): string {
  return `${LANE_PREFIX}${code}`;
}
