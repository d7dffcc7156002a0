import type { Logger } from '@paystop/ports';
import type { CheckpointAuditUseCase } from './checkpoint-audit.usecase';

/** Every minute (architecture: truncation and rewriting must show); sooner again while there is a full batch. */
const PERIOD_MS = 60_000;
const NEXT_BATCH_MS = 50;
/** What a process that was killed left uncovered is covered soon after. */
const FIRST_MS = 2_000;

/** Makes checkpoints for as long as it runs; a failure is told and tried again at the next turn. */
export class CheckpointClock {
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly checkpoints: CheckpointAuditUseCase, private readonly logger: Logger) {}

  start(): void {
    this.schedule(FIRST_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
  }

  private schedule(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.turn = this.checkpoint();
    }, afterMs);
  }

  private async checkpoint(): Promise<void> {
    try {
      const { more } = await this.checkpoints.takeIn();
      this.schedule(more ? NEXT_BATCH_MS : PERIOD_MS);
    } catch (error) {
      this.logger.warn('audit checkpoint not made', { error: error instanceof Error ? error.message : String(error) });
      this.schedule(PERIOD_MS);
    }
  }
}
