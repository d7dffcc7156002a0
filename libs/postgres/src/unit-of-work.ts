import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Tx, UnitOfWork, Write } from '@paystop/ports';
import { isConflict, isConnectionLoss, isStalePlan } from './errors';
import { oneStatement } from './one-statement';
import { runStatement } from './run-statement';

/** Conflicts resolve within milliseconds; after this many the caller's own retry (pause the partition) is the better one. */
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 250;

/** A statement that failed inside was swallowed: PostgreSQL answered the COMMIT with a ROLLBACK. */
export class RolledBackSilently extends Error {
  override readonly name = 'RolledBackSilently';
  constructor() {
    super('the unit of work ended in a rollback: an error inside it was swallowed');
  }
}

class ClientTx implements Tx {
  private finished = false;
  private waiting: Write[] = [];

  constructor(private readonly client: PoolClient) {}

  async query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]> {
    this.assertOpen();
    await this.flush();
    const result = await runStatement(this.client, sql, values);
    return result.rows as Row[];
  }

  async later(write: Write): Promise<void> {
    this.assertOpen();
    if (this.waiting.some(({ slot }) => slot === write.slot)) await this.flush();
    this.waiting.push(write);
  }

  async flush(): Promise<void> {
    if (this.waiting.length === 0) return;
    const { sql, values } = oneStatement(this.waiting);
    this.waiting = [];
    await runStatement(this.client, sql, values);
  }

  private assertOpen(): void {
    if (this.finished) throw new Error('the unit of work is over: a statement in it was not awaited');
  }

  finish(): void {
    this.finished = true;
  }
}

export class PostgresUnitOfWork implements UnitOfWork {
  constructor(private readonly pool: Pool) {}

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= MOST_ATTEMPTS || !(isConflict(error) || isStalePlan(error))) throw error;
        await sleep(pauseMs(attempt));
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const tx = new ClientTx(client);
    let spoilt = false;
    try {
      await client.query('BEGIN');
      const value = await work(tx);
      await tx.flush();
      tx.finish();
      const commit = await client.query('COMMIT');
      if (commit.command === 'ROLLBACK') throw new RolledBackSilently();
      return value;
    } catch (error) {
      tx.finish();
      spoilt = isConnectionLoss(error) || isStalePlan(error) || !(await rolledBack(client));
      throw error;
    } finally {
      client.release(spoilt);
    }
  }
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}

/** Exponential with full jitter, so that two that met do not meet again. */
function pauseMs(attempt: number): number {
  return Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
}
