import { Client } from 'pg';
import type { Logger } from '@paystop/ports';
import { KEYED_PLANS } from './keyed-plans';
import { searchPath } from './migrate';

export interface LeaderLockOptions {
  readonly url: string;
  readonly schema: string;
  /** The same name never leads twice in one schema. */
  readonly name: string;
  readonly applicationName: string;
  readonly logger: Logger;
  /** For work on its connection that may be lost with a crash of the server, since it is simply done again. */
  readonly commitsMayBeLost?: boolean;
}

/** First half of the two-part advisory lock that all leaders share ("led" in ASCII). */
const LEADER_LOCK_SPACE = 0x6c6564;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;
const KEYED_PLAN_OPTIONS = Object.entries(KEYED_PLANS).map(([name, value]) => `-c ${name}=${value}`).join(' ');
/** A vanished process frees its lock when the server notices; these make that half a minute at worst. */
const KEEP_ALIVE = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/**
 * A session-level advisory lock on its own connection: held while that connection lives, free the moment it dies.
 * Statements sent on that connection can therefore only work while the lock is held.
 */
export class LeaderLock {
  private client: Client | undefined;
  private holds = false;

  constructor(private readonly options: LeaderLockOptions) {}

  /** @returns true when this process leads now. Never waits for the other. @throws when the server is away. */
  async tryAcquire(): Promise<boolean> {
    if (this.holds) return true;
    const client = this.client ?? (await this.connect());
    const result = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked', [LEADER_LOCK_SPACE, `${this.options.schema}.${this.options.name}`]);
    this.holds = this.client === client && result.rows[0]?.locked === true;
    return this.holds;
  }

  get held(): boolean {
    return this.holds;
  }

  /** The connection that carries the lock. @throws when the lock is not held. */
  get connection(): Client {
    if (!this.holds || this.client === undefined) throw new Error(`the lock "${this.options.name}" is not held: connection terminated`);
    return this.client;
  }

  async release(): Promise<void> {
    const client = this.client;
    this.forget();
    await client?.end().catch(() => {});
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.options.url,
      application_name: `${this.options.applicationName}-${this.options.name}`,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      options: `-c search_path=${searchPath(this.options.schema)} -c statement_timeout=${STATEMENT_TIMEOUT_MS} ${KEEP_ALIVE} ${KEYED_PLAN_OPTIONS}${this.options.commitsMayBeLost === true ? ' -c synchronous_commit=off' : ''}`,
    });
    client.on('error', (error) => this.options.logger.warn('leader connection lost', { lock: this.options.name, error: error.message }));
    client.on('end', () => {
      if (this.client === client) this.forget();
    });
    await client.connect();
    this.client = client;
    return client;
  }

  private forget(): void {
    this.client = undefined;
    this.holds = false;
  }
}
