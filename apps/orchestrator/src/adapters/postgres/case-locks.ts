import type { Tx } from '@paystop/ports';
import { isConflict } from '@paystop/postgres';

/** The order in which this process compares ids, whatever the database's language. */
const IN_ORDER = 'ORDER BY case_id COLLATE "C" FOR UPDATE';
const IF_FREE = `${IN_ORDER} NOWAIT`;
/** Work that was given up is not run again; its note is of no use then. */
const MOST_REMEMBERED = 1_000;

interface Held {
  /** What the unit of work began with: run again, it begins with the same. */
  readonly begunWith: readonly string[];
  readonly asked: Set<string>;
  last: string;
}

/**
 * In which order a unit of work takes the row locks of cases: in ascending id, so that nobody waits for somebody who waits
 * for him. Which cases belong together shows only while they are read. One that should have been taken earlier is taken if
 * it is free; if not, the work begins again and takes at once, in order, what it will need. A deadlock would cost each of
 * those in it a second, and verdicts more than their callers wait.
 */
export class CaseLocks {
  private readonly held = new WeakMap<Tx, Held>();
  private readonly needed = new Map<string, readonly string[]>();

  /** @param lock selects these cases; `clause` ends its statement: it locks them in order, and waits or fails where one is taken. */
  async take<T>(tx: Tx, caseIds: readonly string[], lock: (clause: string) => Promise<T>): Promise<T> {
    const held = this.held.get(tx);
    if (held === undefined) return this.begin(tx, caseIds, lock);
    const fresh = caseIds.filter((caseId) => !held.asked.has(caseId));
    const mayWait = fresh.every((caseId) => caseId > held.last);
    try {
      const locked = await lock(mayWait ? IN_ORDER : IF_FREE);
      for (const caseId of fresh) held.asked.add(caseId);
      held.last = lastOf([held.last, ...fresh]);
      return locked;
    } catch (error) {
      if (!mayWait && isConflict(error)) this.remember(held, fresh);
      throw error;
    }
  }

  private async begin<T>(tx: Tx, caseIds: readonly string[], lock: (clause: string) => Promise<T>): Promise<T> {
    const needed = this.recall(caseIds);
    if (needed !== undefined) await tx.query(`SELECT 1 AS locked FROM stop_case WHERE case_id = ANY($1) ${IN_ORDER}`, [needed]);
    const locked = await lock(IN_ORDER);
    this.held.set(tx, { begunWith: caseIds, asked: new Set(caseIds), last: lastOf([...caseIds, ...(needed ?? [])]) });
    return locked;
  }

  private remember({ begunWith, asked }: Held, fresh: readonly string[]): void {
    this.needed.set(nameOf(begunWith), [...asked, ...fresh]);
    const [oldest] = this.needed.keys();
    if (this.needed.size > MOST_REMEMBERED && oldest !== undefined) this.needed.delete(oldest);
  }

  private recall(caseIds: readonly string[]): readonly string[] | undefined {
    if (this.needed.size === 0) return undefined;
    const name = nameOf(caseIds);
    const needed = this.needed.get(name);
    this.needed.delete(name);
    return needed;
  }
}

function nameOf(caseIds: readonly string[]): string {
  return [...caseIds].sort().join(' ');
}

function lastOf(caseIds: readonly string[]): string {
  return caseIds.reduce((last, caseId) => (caseId > last ? caseId : last), '');
}
