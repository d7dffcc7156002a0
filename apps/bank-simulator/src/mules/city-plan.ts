import { type Random, seededRandom } from '@paystop/kernel';
import { newCardNumber, newPersonName, newPhone } from './people';

/** A morning of fraud, drawn from a seed: who is robbed, and how the money is split, moved and withdrawn. Pure. */
export interface CityPlanOptions {
  readonly seed: string;
  readonly victims: number;
  readonly institutions: readonly PlanInstitution[];
  /** Length of the morning in its own time; victims pay in its first half. */
  readonly lengthMs: number;
  /** Share of first-hop accounts that several victims pay into. */
  readonly sharedMuleShare?: number | undefined;
}

export interface PlanInstitution {
  readonly code: string;
  readonly kind: 'bank' | 'payment_institution';
  readonly binPrefixes: readonly string[];
}

export interface PlannedAccount {
  readonly institutionCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly balanceMinor: bigint;
}

export interface PlannedMovement {
  readonly reference: string;
  /** Since the beginning of the plan, in its own time. */
  readonly offsetMs: number;
  readonly from: PlannedAccount;
  readonly to: PlannedAccount | null;
  readonly amountMinor: bigint;
  readonly channel: string;
  /** Index of the victim whose money it is. */
  readonly victim: number;
  /** 1: the victim's own payment. */
  readonly layer: number;
}

export interface PlannedVictim {
  readonly index: number;
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly account: PlannedAccount;
  readonly lossMinor: bigint;
  readonly payments: readonly PlannedMovement[];
  /** When the victim tells the police. */
  readonly reportOffsetMs: number;
}

export interface CityPlan {
  readonly accounts: readonly PlannedAccount[];
  /** By time. */
  readonly movements: readonly PlannedMovement[];
  readonly victims: readonly PlannedVictim[];
}

const MINUTE_MS = 60_000;
const YUAN = 100n;
const MAX_LAYER = 4;
const DEFAULT_SHARED_MULES = 0.15;
const PURSE_YUAN = { least: 200, most: 20_000 };

/** Losses in yuan and how common they are, after the public reports of such fraud. */
const LOSSES = [
  { weight: 45, least: 2_000, most: 20_000 },
  { weight: 35, least: 20_000, most: 100_000 },
  { weight: 17, least: 100_000, most: 500_000 },
  { weight: 3, least: 500_000, most: 3_000_000 },
];

export function planCity(options: CityPlanOptions): CityPlan {
  return new CityPlanner(options).plan();
}

class CityPlanner {
  private readonly random: Random;
  private readonly accounts: PlannedAccount[] = [];
  private readonly movements: PlannedMovement[] = [];
  private readonly mules: PlannedAccount[] = [];
  private readonly numbers = new Set<string>();
  private references = 0;

  constructor(private readonly options: CityPlanOptions) {
    this.random = seededRandom(`city:${options.seed}`);
  }

  plan(): CityPlan {
    const victims = Array.from({ length: this.options.victims }, (_, index) => this.victim(index));
    const movements = this.movements.toSorted((a, b) => a.offsetMs - b.offsetMs || (a.reference < b.reference ? -1 : 1));
    return { accounts: this.accounts, movements, victims };
  }

  private victim(index: number): PlannedVictim {
    const lossMinor = this.loss();
    const name = newPersonName(this.random);
    const account = this.open(this.bankOnly(), name, lossMinor + this.purse());
    const paidAtMs = this.random.between(0, Math.floor(this.options.lengthMs / 2));
    const payments = this.payments(index, account, { lossMinor, paidAtMs });
    const lastMs = Math.max(...payments.map((payment) => payment.offsetMs));
    return {
      index, name, account, lossMinor, payments,
      phone: newPhone(this.random),
      idNumber: `440305${String(this.random.between(1950, 2005))}${String(this.random.between(10, 12))}${String(this.random.between(10, 28))}${String(this.random.between(1000, 9999))}`,
      reportOffsetMs: lastMs + this.reportDelayMs(),
    };
  }

  /** Most tell within a quarter of an hour, some only after the money is gone. */
  private reportDelayMs(): number {
    return (this.random.chance(0.6) ? this.random.between(2, 15) : this.random.between(15, 45)) * MINUTE_MS;
  }

  private loss(): bigint {
    let ticket = this.random.between(1, LOSSES.reduce((sum, each) => sum + each.weight, 0));
    const band = LOSSES.find((each) => (ticket -= each.weight) <= 0) ?? LOSSES[0];
    return BigInt(this.random.between(band?.least ?? 0, band?.most ?? 0)) * YUAN + BigInt(this.random.between(0, 99));
  }

  private purse(): bigint {
    return BigInt(this.random.between(PURSE_YUAN.least, PURSE_YUAN.most)) * YUAN;
  }

  private payments(victim: number, account: PlannedAccount, { lossMinor, paidAtMs }: { readonly lossMinor: bigint; readonly paidAtMs: number }): PlannedMovement[] {
    const parts = this.split(lossMinor, this.random.pick([1, 1, 1, 2, 2, 3]));
    return parts.map((amountMinor, index) => {
      const mule = this.firstMule();
      const payment = this.movement({ victim, layer: 1, offsetMs: paidAtMs + index * this.random.between(1, 6) * MINUTE_MS, from: account, to: mule, amountMinor, channel: 'mobile_banking' });
      this.moveOn(mule, payment);
      return payment;
    });
  }

  private firstMule(): PlannedAccount {
    const shared = this.options.sharedMuleShare ?? DEFAULT_SHARED_MULES;
    if (this.mules.length > 0 && this.random.chance(shared)) return this.random.pick(this.mules);
    const mule = this.open(this.random.pick(this.options.institutions), newPersonName(this.random), 0n);
    this.mules.push(mule);
    return mule;
  }

  /** A mule waits, keeps a little, splits the rest over accounts elsewhere or takes it out as cash. */
  private moveOn(mule: PlannedAccount, received: PlannedMovement): void {
    const { victim, layer } = received;
    const offsetMs = received.offsetMs + this.waitMs(layer);
    const keptMinor = (received.amountMinor * BigInt(this.random.between(0, 8))) / 100n;
    const goes = received.amountMinor - keptMinor;
    if (goes <= 0n) return;
    if (layer >= MAX_LAYER || this.random.chance(0.15 * layer)) {
      for (const amountMinor of this.split(goes, this.random.between(1, 3))) {
        this.movement({ victim, layer: layer + 1, offsetMs: offsetMs + this.random.between(0, 5) * MINUTE_MS, from: mule, to: null, amountMinor, channel: this.random.pick(['atm', 'atm', 'counter', 'pos']) });
      }
      return;
    }
    for (const amountMinor of this.split(goes, this.random.between(1, layer === 1 ? 3 : 2))) {
      const next = this.open(this.random.pick(this.options.institutions), newPersonName(this.random), 0n);
      const channel = this.random.pick(['mobile_banking', 'online_banking', 'third_party']);
      this.moveOn(next, this.movement({ victim, layer: layer + 1, offsetMs: offsetMs + this.random.between(0, 3) * MINUTE_MS, from: mule, to: next, amountMinor, channel }));
    }
  }

  /** First hops are emptied within minutes or, where the gang is slow, within the hour. */
  private waitMs(layer: number): number {
    const minutes = layer === 1 && this.random.chance(0.35) ? this.random.between(3, 15) : this.random.between(12, 70);
    return minutes * MINUTE_MS;
  }

  private movement(parts: Omit<PlannedMovement, 'reference'>): PlannedMovement {
    this.references += 1;
    const planned = { reference: `${parts.from.institutionCode}${this.options.seed}${String(this.references).padStart(7, '0')}`, ...parts };
    this.movements.push(planned);
    return planned;
  }

  /** Parts that add up exactly; each at least one fen. */
  private split(amountMinor: bigint, into: number): bigint[] {
    const parts: bigint[] = [];
    let left = amountMinor;
    for (let remaining = into; remaining > 1 && left > BigInt(remaining); remaining -= 1) {
      const part = (left * BigInt(this.random.between(20, 60))) / 100n;
      if (part === 0n || part >= left) break;
      parts.push(part);
      left -= part;
    }
    return [...parts, left];
  }

  private bankOnly(): PlanInstitution {
    return this.random.pick(this.options.institutions.filter((each) => each.kind === 'bank'));
  }

  private open(institution: PlanInstitution, accountName: string, balanceMinor: bigint): PlannedAccount {
    let accountNumber = newCardNumber(this.random, institution);
    while (this.numbers.has(accountNumber)) accountNumber = newCardNumber(this.random, institution);
    this.numbers.add(accountNumber);
    const account = { institutionCode: institution.code, accountNumber, accountName, balanceMinor };
    this.accounts.push(account);
    return account;
  }
}
