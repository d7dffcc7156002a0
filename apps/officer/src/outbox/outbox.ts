import { judge, type Refusal, type Transmission, type Verdict } from './outbox.machine';
import { isDiskFull, type PhoneDatabase, type ReceiptRow, type WaitingRow } from './phone-database';
import type { SealedBox } from './sealed-box';

/** Whoever is signed in; only their own requests are sent. */
export interface Sender {
  readonly subject: string;
  readonly unit: string;
}

/** A stop-payment request, or whatever else is sent under an id of its own. */
export interface Content {
  readonly requestId: string;
  /** The warning whose proposed stop it confirms. */
  readonly confirms?: { readonly warningId: string; readonly version: number };
  readonly [field: string]: unknown;
}

export interface OutboxParts {
  readonly database: PhoneDatabase;
  readonly box: SealedBox;
  /** Sends under that subject's token and no other. */
  readonly transmit: (content: Content, as: Sender) => Promise<Transmission>;
  /** One sender among all tabs: runs the task while holding the lock. */
  readonly exclusively: <T>(task: () => Promise<T>) => Promise<T>;
  readonly nowMs: () => number;
}

export type Saved = { readonly kind: 'saved'; readonly savedAt: string } | { readonly kind: 'disk_full' };

export interface WaitingRequest {
  readonly requestId: string;
  readonly savedAt: string;
  readonly state: WaitingRow['state'];
  readonly attempts: number;
  /** Undefined where the seal does not open: it is told, not hidden. */
  readonly content: Content | undefined;
  /** Saved under another unit than the person's present one; it is not sent by itself. */
  readonly ofOtherUnit: boolean;
}

export interface Pass {
  /** When to try again; undefined when nothing of this person waits for time alone. */
  readonly againAfterMs: number | undefined;
  readonly signInNeeded: boolean;
}

const MOST_RECEIPTS = 200;

/** Requests that are saved here until the centre has them. */
export class Outbox {
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: OutboxParts) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * Stores a request under the id that it has had since the form was opened. A second tap finds it stored and changes nothing; a request
   * that came back takes its corrected content. The draft goes in the same unit of work.
   */
  async save(content: Content, as: Sender): Promise<Saved> {
    const { database, box, nowMs } = this.parts;
    const { requestId } = content;
    const savedAt = new Date(nowMs()).toISOString();
    try {
      const sealed = await box.seal(content, { ...as, id: requestId });
      const saved = await database.transaction('rw', database.waiting, database.drafts, database.receipts, async () => {
        const known = await database.waiting.get(requestId);
        await database.drafts.delete(as.subject);
        const delivered = await database.receipts.get(requestId);
        if (delivered !== undefined) return delivered.savedAt;
        if (known !== undefined && known.state.name === 'waiting') return known.savedAt;
        const sequence = known?.sequence ?? ((await database.waiting.orderBy('sequence').last())?.sequence ?? 0) + 1;
        await database.waiting.put({ requestId, sequence, ...as, savedAt: known?.savedAt ?? savedAt, sealed, state: { name: 'waiting' }, attempts: 0, notBefore: 0, holdsLine: false });
        return known?.savedAt ?? savedAt;
      });
      this.tell();
      return { kind: 'saved', savedAt: saved };
    } catch (error) {
      if (isDiskFull(error)) return { kind: 'disk_full' };
      throw error;
    }
  }

  /**
   * Sends what waits for this person, oldest first. Safe to call from every tab at any time.
   * @param hurry not to wait for the time of the next attempt: the line is back, or somebody asks for it.
   */
  async sendWaiting(as: Sender, hurry = false): Promise<Pass> {
    return this.parts.exclusively(async () => {
      let againAfterMs: number | undefined;
      for (const { requestId } of await this.dueOf(as, hurry)) {
        const verdict = await this.sendOne(requestId, as);
        if (verdict === undefined || verdict.kind === 'delete' || verdict.kind === 'return') continue;
        if (verdict.kind === 'sign_in') return { againAfterMs: undefined, signInNeeded: true };
        againAfterMs = Math.min(againAfterMs ?? Infinity, verdict.afterMs);
        if (verdict.kind === 'pause') break;
      }
      return { againAfterMs: againAfterMs ?? (await this.nextDue(as)), signInNeeded: false };
    });
  }

  /** Those of one person, oldest first, readable. */
  async waitingOf(as: Sender): Promise<readonly WaitingRequest[]> {
    const rows = await this.rowsOf(as.subject);
    return Promise.all(rows.map(async ({ requestId, savedAt, state, attempts, sealed, subject, unit }) => ({
      requestId, savedAt, state, attempts, ofOtherUnit: unit !== as.unit,
      content: (await this.parts.box.open(sealed, { subject, unit, id: requestId })) as Content | undefined,
    })));
  }

  /** How many wait of other people: nothing else of them is shown. */
  async countOfOthers(subject: string): Promise<number> {
    return this.parts.database.waiting.where('subject').notEqual(subject).count();
  }

  /** A person gives a request up; it is gone for good. */
  async discard(requestId: string, as: Sender): Promise<void> {
    await this.parts.exclusively(async () => {
      const row = await this.parts.database.waiting.get(requestId);
      if (row?.subject === as.subject) await this.parts.database.waiting.delete(requestId);
    });
    this.tell();
  }

  async receiptOf(requestId: string): Promise<ReceiptRow | undefined> {
    return this.parts.database.receipts.get(requestId);
  }

  private async rowsOf(subject: string): Promise<readonly WaitingRow[]> {
    return this.parts.database.waiting.where('subject').equals(subject).sortBy('sequence');
  }

  private async lineOf(as: Sender): Promise<readonly WaitingRow[]> {
    return (await this.rowsOf(as.subject)).filter(({ unit, state }) => unit === as.unit && state.name === 'waiting');
  }

  private async dueOf(as: Sender, hurry: boolean): Promise<readonly WaitingRow[]> {
    const line = await this.lineOf(as);
    const early = ({ notBefore }: WaitingRow): boolean => !hurry && notBefore > this.parts.nowMs();
    const held = line.findIndex((row) => row.holdsLine && early(row));
    return line.slice(0, held < 0 ? undefined : held).filter((row) => !early(row));
  }

  private async nextDue(as: Sender): Promise<number | undefined> {
    const line = await this.lineOf(as);
    const held = line.findIndex(({ holdsLine, notBefore }) => holdsLine && notBefore > this.parts.nowMs());
    const rows = line.slice(0, held < 0 ? undefined : held + 1);
    return rows.length === 0 ? undefined : Math.max(0, Math.min(...rows.map(({ notBefore }) => notBefore)) - this.parts.nowMs());
  }

  private async sendOne(requestId: string, as: Sender): Promise<Verdict | undefined> {
    const { database, box, transmit } = this.parts;
    const row = await database.waiting.get(requestId);
    if (row === undefined || row.state.name !== 'waiting') return undefined; // withdrawn since the list was read
    const content = await box.open(row.sealed, { subject: row.subject, unit: row.unit, id: requestId });
    if (content === undefined) return undefined; // told in the list; sending something else in its place would be worse
    const verdict = judge(await transmit(content as Content, as), row.attempts + 1);
    await this.record(row, verdict);
    this.tell();
    return verdict;
  }

  private async record(row: WaitingRow, verdict: Verdict): Promise<void> {
    switch (verdict.kind) {
      case 'delete':
        return this.recordDelivery(row, verdict.receivedAt);
      case 'return':
        return this.change(row, { state: { name: 'returned', refusal: verdict.refusal }, attempts: 0 });
      case 'pause':
      case 'skip':
        return this.change(row, { attempts: row.attempts + 1, notBefore: this.parts.nowMs() + verdict.afterMs, holdsLine: verdict.kind === 'pause' });
      case 'sign_in':
        return;
    }
  }

  private async recordDelivery({ requestId, subject, savedAt }: WaitingRow, receivedAt: string): Promise<void> {
    const { database } = this.parts;
    await database.transaction('rw', database.waiting, database.receipts, async () => {
      await database.receipts.put({ requestId, subject, savedAt, receivedAt });
      await database.waiting.delete(requestId);
      const surplus = (await database.receipts.count()) - MOST_RECEIPTS;
      if (surplus > 0) await database.receipts.orderBy('receivedAt').limit(surplus).delete();
    });
  }

  private async change({ requestId }: WaitingRow, to: Partial<Pick<WaitingRow, 'state' | 'attempts' | 'notBefore' | 'holdsLine'>>): Promise<void> {
    await this.parts.database.waiting.update(requestId, to);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export type { Refusal };
