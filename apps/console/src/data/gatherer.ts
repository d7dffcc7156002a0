/** Turns a burst of calls into one: the first within a quiet time runs soon, what comes meanwhile runs with the next. */
export class Gatherer {
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly gatherMs: number,
    private readonly run: () => void,
  ) {}

  more(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.run();
    }, this.gatherMs);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
