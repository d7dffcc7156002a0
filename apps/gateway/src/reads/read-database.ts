import { problem } from '@paystop/http-kit';
import type { Logger } from '@paystop/ports';
import { openDatabase, type Database } from '@paystop/postgres';

const SCHEMA = 'projector';
const READER = 'paystop_reader';
const POOL_SIZE = 8;
const STATEMENT_TIMEOUT_MS = 10_000;
const RETRY_SECONDS = 2;
const LOOK = `
  SELECT to_regclass('${SCHEMA}.v_case') IS NOT NULL AS views,
         EXISTS (SELECT FROM pg_roles WHERE rolname = '${READER}' AND pg_has_role(current_user, oid, 'MEMBER')) AS reader`;

export interface ReadDatabaseOptions {
  readonly url: string;
  readonly logger: Logger;
  /** The gateway's own database: told apart from the read models, it is there from the start. */
  readonly own: Pick<Database, 'query'>;
}

/**
 * The read models through their views, as a role that may only select (architecture 1): the one sanctioned look into
 * another app's tables. The projector makes the views, perhaps after this process started.
 */
export class ReadDatabase {
  private opened: Promise<Database> | undefined;

  constructor(private readonly options: ReadDatabaseOptions) {}

  /** Unnamed statements: each list is planned for the filters and values that it was asked with. @throws ProblemError (503) before the views are there. */
  async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const database = await this.open();
    return (await database.pool.query<Row & object>(sql, [...values])).rows;
  }

  async close(): Promise<void> {
    const database = await this.opened?.catch(() => undefined);
    await database?.close();
  }

  private open(): Promise<Database> {
    if (this.opened !== undefined) return this.opened;
    const opening = this.connect();
    this.opened = opening;
    opening.catch(() => {
      if (this.opened === opening) this.opened = undefined;
    });
    return opening;
  }

  private async connect(): Promise<Database> {
    const { url, logger, own } = this.options;
    const [there] = await own.query<{ views: boolean; reader: boolean }>(LOOK);
    if (there?.views !== true) throw problem('SERVICE.UNAVAILABLE', 'the read models are not there yet', { retryAfterSeconds: RETRY_SECONDS });
    if (!there.reader) logger.warn('reading without a role of its own: the role could not be made', { role: READER });
    return openDatabase({
      url, logger, schema: SCHEMA, migrations: [], applicationName: 'paystop-gateway-reads', poolSize: POOL_SIZE, statementTimeoutMs: STATEMENT_TIMEOUT_MS, plans: 'analytical',
      ...(there.reader ? { role: READER } : {}),
    });
  }
}
