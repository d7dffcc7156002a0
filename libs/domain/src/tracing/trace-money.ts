import { type Instant, earlierOf, msBetween } from '@paystop/kernel';
import { type Lot, type MoneyPool, type Portion, type TaintingRule, type Withdrawal, moneyPool } from './money-pool';
import { ordered } from './hop-order';
import type { Hop } from './transfer-evidence';

/** How much of one transfer is traced money, and why. Amounts in minor units. */
export interface TracedHop {
  readonly hop: Hop;
  readonly taintedMinor: bigint;
  readonly explanation: Explanation;
}

/** Why a transfer carries what it carries: the deposits that it was paid from, or the share that left evenly. */
export type Explanation =
  | { readonly kind: 'loss' }
  | { readonly kind: 'nothing_traced' }
  | { readonly kind: 'paid_from'; readonly rule: 'fifo' | 'poison'; readonly parts: readonly { readonly hopKey: string; readonly minor: bigint }[] }
  | { readonly kind: 'share'; readonly rule: 'pro_rata'; readonly tracedMinor: bigint; readonly knownMinor: bigint };

/** What only other cases know to have come into an account or left it: not traced here, but it lies there too, or took some along. */
export interface OtherMovement {
  readonly key: string;
  readonly direction: 'in' | 'out';
  readonly amountMinor: bigint;
  readonly at: Instant;
}

/** Banks' clocks differ: what left an account so shortly before the money is known to have come was paid from it. */
const CLOCKS_APART_MS = 300_000;
/** A victim's word on the time is worth less than the bank's that this is where the money went on to. */
const VICTIM_WRONG_MS = 86_400_000;
const TRACED = 'traced';

/**
 * Follows the money through all transfers in the order of time. Each account pays by the rule from what is known to lie
 * in it; a transfer never carries more traced money than its amount, and an account never pays more than it got.
 */
export function traceMoney(hops: readonly Hop[], rule: TaintingRule, others: readonly OtherMovement[] = []): TracedHop[] {
  return new MoneyTrace(rule, others).run(hops);
}

class MoneyTrace {
  private readonly pools = new Map<string, MoneyPool>();
  /** Transfers out of accounts that nothing has come into so far. */
  private readonly early = new Map<string, Hop[]>();
  /** Those of them whose account has got its money now, the latest first. */
  private readonly due: Hop[] = [];
  private readonly traced: TracedHop[] = [];
  private readonly others: OtherMovement[];
  /** Accounts that pay on; of the others nothing has to be told apart. */
  private readonly payers = new Set<string>();
  private firstDeposits: ReadonlyMap<string, FirstDeposits> = new Map();

  constructor(private readonly rule: TaintingRule, others: readonly OtherMovement[]) {
    this.others = [...others].sort(inTime).reverse();
  }

  run(hops: readonly Hop[]): TracedHop[] {
    for (const { fromKey } of hops) this.payers.add(fromKey);
    this.firstDeposits = firstDepositsOf(hops);
    for (const hop of ordered(hops)) {
      this.moveOthers(hop.transferredAt);
      if (hop.isLoss) this.move(hop, { kind: 'loss' }, hop.amountMinor);
      else if (this.awaitsMoney(hop)) this.setAside(hop);
      else this.pay(hop);
      this.payDue();
    }
    // A circle of transfers that nothing came into.
    for (const waiting of this.early.values()) this.due.push(...waiting);
    this.early.clear();
    this.payDue();
    return this.traced;
  }

  private payDue(): void {
    for (let next = this.due.pop(); next !== undefined; next = this.due.pop()) this.pay(next);
  }

  /** Nothing has come into the payer's account yet, but will so soon that its clock may just be slow. */
  private awaitsMoney({ fromKey, transferredAt }: Hop): boolean {
    const first = this.pools.has(fromKey) ? undefined : this.firstDeposits.get(fromKey);
    if (first === undefined) return false;
    const isNear = (deposit: Instant | undefined, toleranceMs: number): boolean => deposit !== undefined && msBetween(transferredAt, deposit) <= toleranceMs;
    return isNear(first.loss, VICTIM_WRONG_MS) || isNear(first.bank, CLOCKS_APART_MS);
  }

  private moveOthers(until: Instant): void {
    for (let next = this.others.at(-1); next !== undefined && next.at <= until; next = this.others.at(-1)) {
      this.others.pop();
      const { key, direction, amountMinor } = next;
      if (direction === 'in') this.pool(key).deposit([{ source: '', owner: null, minor: amountMinor }]);
      else this.pool(key).withdraw(amountMinor);
    }
  }

  private setAside(hop: Hop): void {
    const waiting = this.early.get(hop.fromKey);
    if (waiting === undefined) this.early.set(hop.fromKey, [hop]);
    else waiting.push(hop);
  }

  private pay(hop: Hop): void {
    const withdrawal = this.pool(hop.fromKey).withdraw(hop.amountMinor);
    const tainted = withdrawal.portions.reduce((sum, { minor }) => sum + minor, 0n);
    this.move(hop, this.explain(withdrawal, tainted), tainted);
  }

  private explain(withdrawal: Withdrawal, taintedMinor: bigint): Explanation {
    if (taintedMinor === 0n) return { kind: 'nothing_traced' };
    if (this.rule === 'pro_rata') return { kind: 'share', rule: this.rule, tracedMinor: withdrawal.tracedBeforeMinor, knownMinor: withdrawal.knownBeforeMinor };
    return { kind: 'paid_from', rule: this.rule, parts: partsByHop(withdrawal.portions) };
  }

  private move(hop: Hop, explanation: Explanation, taintedMinor: bigint): void {
    this.traced.push({ hop, explanation, taintedMinor });
    if (this.payers.has(hop.toKey)) this.pool(hop.toKey).deposit(lotsOf(hop, taintedMinor));
    this.due.push(...this.released(hop).reverse());
  }

  /** Whatever the account had paid on by then, according to a clock that was a little slow. */
  private released(deposit: Hop): Hop[] {
    const waiting = this.early.get(deposit.toKey);
    if (waiting === undefined) return [];
    const toleranceMs = deposit.isLoss ? VICTIM_WRONG_MS : CLOCKS_APART_MS;
    const isDue = (hop: Hop): boolean => msBetween(hop.transferredAt, deposit.transferredAt) <= toleranceMs;
    const others = waiting.filter((hop) => !isDue(hop));
    if (others.length === 0) this.early.delete(deposit.toKey);
    else this.early.set(deposit.toKey, others);
    return waiting.filter(isDue);
  }

  private pool(accountKey: string): MoneyPool {
    const known = this.pools.get(accountKey);
    if (known !== undefined) return known;
    const fresh = moneyPool(this.rule);
    this.pools.set(accountKey, fresh);
    return fresh;
  }
}

/** Of one instant, money comes in before it goes out. */
function inTime(a: OtherMovement, b: OtherMovement): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return Number(a.direction === 'out') - Number(b.direction === 'out');
}

interface FirstDeposits {
  loss?: Instant;
  bank?: Instant;
}

function firstDepositsOf(hops: readonly Hop[]): ReadonlyMap<string, FirstDeposits> {
  const first = new Map<string, FirstDeposits>();
  for (const { toKey, transferredAt, isLoss } of hops) {
    let ofAccount = first.get(toKey);
    if (ofAccount === undefined) first.set(toKey, (ofAccount = {}));
    const by = isLoss ? 'loss' : 'bank';
    ofAccount[by] = earlierOf(ofAccount[by] ?? transferredAt, transferredAt);
  }
  return first;
}

/** Of one deposit the traced part counts as the first, so that no victim's money hides behind the payer's own. */
function lotsOf(hop: Hop, taintedMinor: bigint): Lot[] {
  return [
    { source: hop.key, owner: TRACED, minor: taintedMinor },
    { source: hop.key, owner: null, minor: hop.amountMinor - taintedMinor },
  ];
}

function partsByHop(portions: readonly Portion[]): { hopKey: string; minor: bigint }[] {
  const sums = new Map<string, bigint>();
  for (const { source, minor } of portions) sums.set(source ?? '', (sums.get(source ?? '') ?? 0n) + minor);
  return [...sums].map(([hopKey, minor]) => ({ hopKey, minor }));
}
