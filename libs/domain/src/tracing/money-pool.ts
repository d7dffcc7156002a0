import { assertNever, invariant } from '@paystop/kernel';

/**
 * Whose money leaves a mixed account first. `fifo`: what came first leaves first. `pro_rata`: every owner's share leaves
 * evenly. `poison`: traced money leaves before any other. No rule lets more traced money out than came in (I8).
 */
export const TAINTING_RULES = ['fifo', 'pro_rata', 'poison'] as const;
export type TaintingRule = (typeof TAINTING_RULES)[number];

/** Part of a deposit. `owner` null: money that nobody traces. */
export interface Lot {
  /** The deposit that brought it. */
  readonly source: string;
  readonly owner: string | null;
  readonly minor: bigint;
}

/** Traced money that a withdrawal took along; `source` null where the rule takes from the account as a whole. */
export interface Portion {
  readonly source: string | null;
  readonly owner: string;
  readonly minor: bigint;
}

export interface Withdrawal {
  readonly portions: readonly Portion[];
  /** Traced money and all known money in the account just before: the share that pro rata goes by. */
  readonly tracedBeforeMinor: bigint;
  readonly knownBeforeMinor: bigint;
}

/** What is known to lie in one account. Amounts in minor units; a withdrawal beyond it is money that was there before. */
export interface MoneyPool {
  deposit(lots: readonly Lot[]): void;
  withdraw(minor: bigint): Withdrawal;
  /** Traced money that is still there, by owner. */
  left(): ReadonlyMap<string, bigint>;
}

export function moneyPool(rule: TaintingRule): MoneyPool {
  switch (rule) {
    case 'fifo': return new OrderedPool([new LotQueue()], () => 0);
    case 'poison': return new OrderedPool([new LotQueue(), new LotQueue()], (lot) => (lot.owner === null ? 1 : 0));
    case 'pro_rata': return new EvenPool();
    default: return assertNever(rule);
  }
}

/** Lots in the order of their coming; taking from the front costs nothing but what is taken. */
class LotQueue {
  private readonly lots: Lot[] = [];
  private first = 0;
  private takenOfFirst = 0n;

  push(lot: Lot): void {
    if (lot.minor > 0n) this.lots.push(lot);
  }

  /** @returns what could be taken, at most `minor`. */
  take(minor: bigint): Lot[] {
    const taken: Lot[] = [];
    let wanted = minor;
    for (let lot = this.lots[this.first]; lot !== undefined && wanted > 0n; lot = this.lots[this.first]) {
      const there = lot.minor - this.takenOfFirst;
      const part = there < wanted ? there : wanted;
      taken.push({ ...lot, minor: part });
      wanted -= part;
      this.takenOfFirst = part === there ? 0n : this.takenOfFirst + part;
      if (part === there) this.first += 1;
    }
    return taken;
  }

  remaining(): Lot[] {
    return this.lots.slice(this.first).map((lot, index) => (index === 0 ? { ...lot, minor: lot.minor - this.takenOfFirst } : lot));
  }
}

/** Takes from the first queue until it is empty, then from the next. */
class OrderedPool implements MoneyPool {
  private traced = 0n;
  private known = 0n;

  constructor(private readonly queues: readonly LotQueue[], private readonly queueOf: (lot: Lot) => number) {}

  deposit(lots: readonly Lot[]): void {
    for (const lot of lots) {
      this.queues[this.queueOf(lot)]?.push(lot);
      this.known += lot.minor;
      if (lot.owner !== null) this.traced += lot.minor;
    }
  }

  withdraw(minor: bigint): Withdrawal {
    const before = { tracedBeforeMinor: this.traced, knownBeforeMinor: this.known };
    const portions: Portion[] = [];
    let wanted = minor;
    for (const queue of this.queues) {
      for (const { source, owner, minor: part } of queue.take(wanted)) {
        wanted -= part;
        this.known -= part;
        if (owner === null) continue;
        this.traced -= part;
        portions.push({ source, owner, minor: part });
      }
    }
    return { portions, ...before };
  }

  left(): ReadonlyMap<string, bigint> {
    return byOwner(this.queues.flatMap((queue) => queue.remaining()));
  }
}

/** Every withdrawal takes the same share of everybody's money, to the cent by largest remainder. */
class EvenPool implements MoneyPool {
  private readonly owned = new Map<string, bigint>();
  private others = 0n;

  deposit(lots: readonly Lot[]): void {
    for (const { owner, minor } of lots) {
      if (owner === null) this.others += minor;
      else if (minor > 0n) this.owned.set(owner, (this.owned.get(owner) ?? 0n) + minor);
    }
  }

  withdraw(minor: bigint): Withdrawal {
    const owners = [...this.owned].filter(([, amount]) => amount > 0n).sort(([a], [b]) => (a < b ? -1 : 1));
    const traced = owners.reduce((sum, [, amount]) => sum + amount, 0n);
    const known = traced + this.others;
    const taken = sharesByLargestRemainder(minor < known ? minor : known, [...owners.map(([, amount]) => amount), this.others]);
    const portions = owners.flatMap(([owner, amount], index): Portion[] => {
      const part = taken[index] ?? 0n;
      this.owned.set(owner, amount - part);
      return part === 0n ? [] : [{ source: null, owner, minor: part }];
    });
    this.others -= taken[owners.length] ?? 0n;
    return { portions, tracedBeforeMinor: traced, knownBeforeMinor: known };
  }

  left(): ReadonlyMap<string, bigint> {
    return new Map([...this.owned].filter(([, amount]) => amount > 0n));
  }
}

/**
 * Splits an amount evenly over holdings that cover it. @returns per holding its part: rounded down, then a cent each to
 * the largest remainders, ties in the order given; never more than the holding, together exactly the amount.
 */
export function sharesByLargestRemainder(amountMinor: bigint, holdings: readonly bigint[]): bigint[] {
  const total = holdings.reduce((sum, holding) => sum + holding, 0n);
  invariant(amountMinor <= total, 'no more is taken than there is');
  if (total === 0n) return holdings.map(() => 0n);
  const shares = holdings.map((holding) => (amountMinor * holding) / total);
  const missing = amountMinor - shares.reduce((sum, share) => sum + share, 0n);
  const remainders = holdings.map((holding, index) => ({ index, remainder: (amountMinor * holding) % total }));
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of remainders.slice(0, Number(missing))) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

export function byOwner(lots: readonly Pick<Lot, 'owner' | 'minor'>[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { owner, minor } of lots) if (owner !== null && minor > 0n) sums.set(owner, (sums.get(owner) ?? 0n) + minor);
  return sums;
}
