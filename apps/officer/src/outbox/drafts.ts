import type { Sender } from './outbox';
import { isDiskFull, type PhoneDatabase } from './phone-database';
import type { SealedBox } from './sealed-box';

/** What is typed survives a reload, a killed tab and a session that ends; sealed like a request. */
export class Drafts<T> {
  constructor(
    private readonly parts: { readonly database: PhoneDatabase; readonly box: SealedBox; readonly nowMs: () => number },
  ) {}

  /** @returns whether it is stored; false on a full disk. */
  async keep(draft: T, as: Sender): Promise<boolean> {
    try {
      const sealed = await this.parts.box.seal(draft, { ...as, id: DRAFT });
      await this.parts.database.drafts.put({ ...as, changedAt: new Date(this.parts.nowMs()).toISOString(), sealed });
      return true;
    } catch (error) {
      if (isDiskFull(error)) return false;
      throw error;
    }
  }

  async find(as: Sender): Promise<T | undefined> {
    const row = await this.parts.database.drafts.get(as.subject);
    if (row === undefined) return undefined;
    return (await this.parts.box.open(row.sealed, { subject: row.subject, unit: row.unit, id: DRAFT })) as T | undefined;
  }

  async drop(as: Sender): Promise<void> {
    await this.parts.database.drafts.delete(as.subject);
  }
}

const DRAFT = 'draft';
