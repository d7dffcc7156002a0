import { instantFromMs } from '@paystop/kernel';
import type { BankFact } from '../books/fact';
import { NO_MARKS, OPENING } from '../books/book';
import type { MovementResult, World } from '../banks/world';
import type { CityPlan, PlannedAccount, PlannedMovement } from './city-plan';

export interface PlanProgress {
  readonly planId: string;
  readonly planned: number;
  readonly moved: number;
  /** Stopped in time: a hold or freeze stood in the way. */
  readonly blocked: number;
  /** The money never came this far. */
  readonly withoutFunds: number;
  readonly nextAt: string | null;
}

const MAX_TIMER_MS = 1_000;

/** Plays a plan in real time: every movement happens at its offset divided by the speed, if the books let it. */
export class MuleClock {
  private next = 0;
  private readonly results: Record<MovementResult, number> = { moved: 0, no_such_account: 0, blocked: 0, insufficient_funds: 0 };
  private timer: NodeJS.Timeout | undefined;

  constructor(
    readonly planId: string,
    private readonly world: World,
    private readonly plan: CityPlan,
    private readonly pace: { readonly startAtMs: number; readonly speed: number },
  ) {}

  start(): void {
    openAccounts(this.world, this.plan.accounts, this.pace.startAtMs);
    this.arm();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.next = this.plan.movements.length;
  }

  /** When something of the plan's own time happens on the clock of this machine. */
  realMs(offsetMs: number): number {
    return Math.round(this.pace.startAtMs + offsetMs / this.pace.speed);
  }

  progress(): PlanProgress {
    const { moved, blocked, insufficient_funds, no_such_account } = this.results;
    const upcoming = this.plan.movements[this.next];
    return {
      planId: this.planId, planned: this.plan.movements.length, moved, blocked, withoutFunds: insufficient_funds + no_such_account,
      nextAt: upcoming === undefined ? null : instantFromMs(this.realMs(upcoming.offsetMs)),
    };
  }

  private arm(): void {
    const upcoming = this.plan.movements[this.next];
    if (upcoming === undefined) return;
    const waitMs = Math.min(Math.max(0, this.realMs(upcoming.offsetMs) - Date.now()), MAX_TIMER_MS);
    this.timer = setTimeout(() => {
      this.moveWhatIsDue();
      this.arm();
    }, waitMs).unref();
  }

  private moveWhatIsDue(): void {
    for (let upcoming = this.plan.movements[this.next]; upcoming !== undefined && this.realMs(upcoming.offsetMs) <= Date.now(); upcoming = this.plan.movements[this.next]) {
      this.next += 1;
      this.results[this.move(upcoming)] += 1;
    }
    void this.world.journal.written();
  }

  private move({ from, to, amountMinor, channel, reference, offsetMs }: PlannedMovement): MovementResult {
    return this.world.move({ from, to, amountMinor, channel, reference, at: instantFromMs(this.realMs(offsetMs)) });
  }
}

/** Opens accounts with the money that is on them before anything happens; accounts that are there already stay as they are. */
export function openAccounts(world: World, accounts: readonly PlannedAccount[], atMs: number): void {
  for (const { institutionCode, accountNumber, accountName, balanceMinor } of accounts) {
    const bank = world.bank(institutionCode);
    if (bank === undefined || bank.book.accounts.has(accountNumber)) continue;
    const facts: BankFact[] = [{ kind: 'AccountOpened', account: accountNumber, name: accountName, origin: 'seeded', marks: NO_MARKS }];
    if (balanceMinor > 0n) {
      facts.push({
        kind: 'Posted', reference: `OPEN-${accountNumber}`, at: instantFromMs(atMs), debit: OPENING, credit: accountNumber,
        amountMinor: balanceMinor.toString(), channel: 'counter', from: null, to: { institutionCode, accountNumber, accountName },
      });
    }
    bank.record(facts);
  }
}
