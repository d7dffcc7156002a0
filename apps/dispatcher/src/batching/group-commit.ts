interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One write in flight; whatever arrives meanwhile goes into the next, each answered after its commit. No added wait: a
 * calm system writes at once, a busy one writes in large batches.
 */
export class GroupCommit<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private running = false;
  private idle: (() => void)[] = [];

  constructor(
    /** Gives one result per item, in order. */
    private readonly write: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly largest = 200,
  ) {}

  submit(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.running) this.start();
    });
  }

  /** Resolves when nothing is waiting or being written. */
  drained(): Promise<void> {
    return this.running ? new Promise((resolve) => this.idle.push(resolve)) : Promise.resolve();
  }

  /** The first item waits for the current turn of the event loop, so that what was decided together is written together. */
  private start(): void {
    this.running = true;
    setImmediate(() => void this.loop());
  }

  private async loop(): Promise<void> {
    while (this.waiting.length > 0) await this.writeOne(this.waiting.splice(0, this.largest));
    this.running = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private async writeOne(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.write(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as R));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
