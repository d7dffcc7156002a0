import Dexie, { type EntityTable } from 'dexie';
import type { WaitingState } from './outbox.machine';
import type { KeyShelf, Sealed } from './sealed-box';

/** A request on its way to the centre. What is not sealed is not about anybody but the officer. */
export interface WaitingRow {
  readonly requestId: string;
  /** Order of saving on this phone; given by the database. */
  readonly sequence?: number;
  readonly subject: string;
  readonly unit: string;
  readonly savedAt: string;
  readonly sealed: Sealed;
  readonly state: WaitingState;
  readonly attempts: number;
  /** Milliseconds since the epoch; 0 = at once. */
  readonly notBefore: number;
  /** While it waits for its time, those saved after it wait too: they arrive in order. */
  readonly holdsLine: boolean;
}

/** What is being typed; one at a time for each person. */
export interface DraftRow {
  readonly subject: string;
  readonly unit: string;
  readonly changedAt: string;
  readonly sealed: Sealed;
}

/** What remains of a delivered request: the two moments that the phone alone knows. */
export interface ReceiptRow {
  readonly requestId: string;
  readonly subject: string;
  readonly savedAt: string;
  readonly receivedAt: string;
}

/** Who used the phone last, to greet without rights while nobody can sign in. */
export interface LastPersonRow {
  readonly id: 'last';
  readonly subject: string;
  readonly name: string;
  readonly unit: string;
}

interface KeyRow {
  readonly id: 'phone';
  readonly key: CryptoKey;
}

const NAME = 'paystop-officer';

/** Everything that the app keeps on the phone. */
export class PhoneDatabase extends Dexie implements KeyShelf {
  declare readonly waiting: EntityTable<WaitingRow, 'requestId'>;
  declare readonly drafts: EntityTable<DraftRow, 'subject'>;
  declare readonly receipts: EntityTable<ReceiptRow, 'requestId'>;
  declare readonly people: EntityTable<LastPersonRow, 'id'>;
  declare readonly keys: EntityTable<KeyRow, 'id'>;

  constructor(name: string = NAME) {
    super(name, { chromeTransactionDurability: 'strict' }); // a request is saved when it survives the battery falling out
    this.version(1).stores({ waiting: 'requestId, sequence, subject', drafts: 'subject', receipts: 'requestId, receivedAt', people: 'id', keys: 'id' });
  }

  async keep(fresh: () => Promise<CryptoKey>): Promise<CryptoKey> {
    const known = await this.keys.get('phone');
    if (known !== undefined) return known.key;
    const made = await fresh();
    return this.transaction('rw', this.keys, async () => {
      const meanwhile = await this.keys.get('phone');
      if (meanwhile !== undefined) return meanwhile.key;
      await this.keys.add({ id: 'phone', key: made });
      return made;
    });
  }
}

/** Whether a failure to store is a full disk (or a browser that lets nothing be stored), which the person can do something about. */
export function isDiskFull(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = (each as { inner?: unknown }).inner ?? each.cause) {
    if (each.name === 'QuotaExceededError') return true;
  }
  return false;
}
