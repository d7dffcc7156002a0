import type { Logger } from '@paystop/ports';
import type { StopPressure } from './stop-pressure';

export interface PacedWorkOptions {
  /** For the log. */
  readonly name: string;
  /** One piece of work. @returns whether there may be more at once. */
  readonly turn: () => Promise<boolean>;
  readonly idleMs: number;
  readonly pressure: StopPressure;
  readonly logger: Logger;
}

const AFTER_FAILURE_MS = 2_000;

/** Does a kind of background work piece by piece, resting in between so that stops go first; a failure is told and tried again. */
export class PacedWork {
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly options: PacedWorkOptions) {}

  start(): void {
    this.schedule(this.options.idleMs);
  }

  /** Ends after the piece in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
  }

  private schedule(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.turn = this.work();
    }, afterMs);
  }

  private async work(): Promise<void> {
    const { name, turn, idleMs, pressure, logger } = this.options;
    const startedMs = performance.now();
    try {
      const more = await turn();
      this.schedule(more ? pressure.restAfterMs(performance.now() - startedMs) : idleMs);
    } catch (error) {
      logger.warn(`${name} held up`, { error: error instanceof Error ? error.message : String(error) });
      this.schedule(AFTER_FAILURE_MS);
    }
  }
}
