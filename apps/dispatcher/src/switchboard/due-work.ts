import { performance } from 'node:perf_hooks';
import type { Logger } from '@paystop/ports';
import type { LaneStore } from '../ports/lane-store.port';
import { MOST_INQUIRIES, MOST_QUEUED } from '../lane/lane';
import type { LeaseKeeper } from './lease-keeper';
import { LEASE_MS } from './lease-keeper';
import type { Switchboard } from './switchboard';

export interface DueWorkOptions {
  readonly switchboard: Switchboard;
  readonly store: LaneStore;
  readonly leases: LeaseKeeper;
  readonly logger: Logger;
  /** A row was found in `sending` although nobody sends it. */
  readonly recover: (instructionId: string) => Promise<void>;
  /** Does what else is due regularly: institutions, health rows. */
  readonly onRenewed: () => Promise<void>;
}

/** The base: finds rows that no event told this process of. */
const POLL_MS = 1_000;
/** Two polls are never closer than this, however much becomes due. */
const LEAST_MS = 20;
const RENEW_MS = 3_000;
/** A call may take two minutes at most; until then whoever claimed a row may still be sending it. */
const ABANDONED_AFTER_MS = 150_000;

/** Brings the table's due rows to the lanes, keeps the leases, and finds what a dead process left half done. */
export class DueWork {
  private timer: NodeJS.Timeout | undefined;
  private wakeAtMs = 0;
  private renewedAtMs = Number.NEGATIVE_INFINITY;
  private sweptAtMs = Number.NEGATIVE_INFINITY;
  private running: Promise<void> | undefined;
  /** Lanes taken over whose half-sent rows nobody has looked at yet. */
  private readonly unswept = new Set<string>();
  private stopping = false;

  constructor(private readonly options: DueWorkOptions) {
    options.switchboard.whenDueLater((dueAtMs) => this.wakeAt(dueAtMs));
  }

  start(): void {
    this.schedule(0);
  }

  /** The lanes or their leases may have changed. */
  renewSoon(): void {
    this.renewedAtMs = Number.NEGATIVE_INFINITY;
    this.wakeAt(Date.now());
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private wakeAt(dueAtMs: number): void {
    if (this.running === undefined && dueAtMs < this.wakeAtMs) this.schedule(Math.max(LEAST_MS, dueAtMs - Date.now()));
    else if (dueAtMs < this.wakeAtMs) this.wakeAtMs = dueAtMs;
  }

  private schedule(inMs: number): void {
    if (this.stopping) return;
    clearTimeout(this.timer);
    this.wakeAtMs = Date.now() + inMs;
    this.timer = setTimeout(() => {
      this.running = this.turn().finally(() => {
        this.running = undefined;
        this.schedule(Math.min(POLL_MS, Math.max(LEAST_MS, this.wakeAtMs - Date.now())));
      });
    }, inMs);
  }

  /** Each part by itself: what holds one up leaves the leases renewed and the due rows brought. */
  private async turn(): Promise<void> {
    this.wakeAtMs = Date.now() + POLL_MS;
    const isTimeToRenew = performance.now() - this.renewedAtMs >= RENEW_MS;
    if (isTimeToRenew) await this.part('renewing the leases', () => this.renew());
    await this.part('bringing due rows', () => this.bringDueRows());
    if (this.unswept.size > 0) await this.part('taking over what a dead process left', () => this.sweepTaken());
    if (isTimeToRenew) await this.part('reading institutions and reporting health', () => this.options.onRenewed());
    if (performance.now() - this.sweptAtMs >= POLL_MS * 10) await this.part('looking for abandoned rows', () => this.sweep(ABANDONED_AFTER_MS));
  }

  private async part(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.options.logger.warn('due work held up', { what, error: error instanceof Error ? error.message : String(error) });
    }
  }

  private async renew(): Promise<void> {
    const { switchboard, leases } = this.options;
    const untilMs = Date.now() + LEASE_MS;
    const held = await leases.renew(switchboard.codes());
    this.renewedAtMs = performance.now();
    for (const lane of switchboard.all()) {
      const { code } = lane.setup.institution;
      const lease = held.get(code);
      if (lease === undefined) continue;
      if (!lane.owned) this.unswept.add(code);
      lane.leased(lease.fence, untilMs);
    }
  }

  /** Whoever had these lanes before sends no more: what it was sending is asked about at once. */
  private async sweepTaken(): Promise<void> {
    const codes = this.ownedCodes().filter((code) => this.unswept.has(code));
    await this.sweepLanes(codes, 0);
    this.unswept.clear(); // who has taken a lane from us since sweeps it himself
  }

  private async bringDueRows(): Promise<void> {
    const { switchboard, store } = this.options;
    const lanes = switchboard.all().filter((lane) => lane.owned);
    const orders = lanes.filter((lane) => lane.room.orders > MOST_QUEUED / 2).map((lane) => ({ code: lane.setup.institution.code, room: MOST_QUEUED }));
    const inquiries = lanes.filter((lane) => lane.room.inquiries > MOST_INQUIRIES / 2).map((lane) => ({ code: lane.setup.institution.code, room: MOST_INQUIRIES }));
    const due = [...(await store.dueToSend(orders)), ...(await store.dueToSync(inquiries))];
    const unknown = due.filter((id) => !switchboard.holds(id));
    for (const instruction of await store.read(unknown)) switchboard.take(instruction);
  }

  private async sweep(olderThanMs: number): Promise<void> {
    this.sweptAtMs = performance.now();
    await this.sweepLanes(this.ownedCodes(), olderThanMs);
  }

  private ownedCodes(): string[] {
    return this.options.switchboard.all().filter((lane) => lane.owned).map((lane) => lane.setup.institution.code);
  }

  private async sweepLanes(codes: readonly string[], olderThanMs: number): Promise<void> {
    const { store, switchboard, recover } = this.options;
    if (codes.length === 0) return;
    for (const instructionId of await store.staleSending(codes, olderThanMs)) {
      if (!switchboard.holds(instructionId)) await this.part(`recovering ${instructionId}`, () => recover(instructionId));
    }
  }
}
