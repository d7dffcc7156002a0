import type { Logger } from '@paystop/ports';
import type { Database } from './database';
import { cleanInbox } from './inbox';

/** A month: four times as long as Kafka keeps a message that could come again. */
const RETENTION_MS = 30 * 24 * 3_600_000;
const PERIOD_MS = 3_600_000;

/** Forgets handled messages that can no longer come again, once an hour; a failure is told and tried again at the next turn. */
export class InboxCleaner {
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database, private readonly logger: Logger) {}

  start(): void {
    this.timer = setInterval(() => {
      this.turn = this.clean();
    }, PERIOD_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.turn;
  }

  private async clean(): Promise<void> {
    try {
      const deleted = await cleanInbox(this.database, { retentionMs: RETENTION_MS });
      if (deleted > 0) this.logger.info('inbox cleaned', { schema: this.database.schema, deleted });
    } catch (error) {
      this.logger.warn('inbox not cleaned', { schema: this.database.schema, error: error instanceof Error ? error.message : String(error) });
    }
  }
}
