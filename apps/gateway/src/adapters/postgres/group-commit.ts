/** The item was not committed in time; whoever sent it is told to come again, with the same id. */
export class CommitDeadlineExceeded extends Error {
  override readonly name = 'CommitDeadlineExceeded';
}

export interface GroupCommitOptions<Item, Outcome> {
  /** Commits the items as one; gives one outcome for each, in their order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Outcome[]>;
  readonly maxItems: number;
  /** More than that waiting means that the store does not keep up: further items are turned away at once. */
  readonly maxWaiting: number;
  /** How long an item may wait, its own commit included. */
  readonly deadlineMs: number;
}

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
  readonly deadline: NodeJS.Timeout;
}

/**
 * One commit in flight; whatever arrives meanwhile goes into the next one. Under load a commit carries dozens of items,
 * when calm each goes alone and waits for nobody.
 */
export class GroupCommit<Item, Outcome> {
  private waiting: Waiting<Item, Outcome>[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly options: GroupCommitOptions<Item, Outcome>) {}

  /** @returns the outcome after its commit. @throws CommitDeadlineExceeded, or what the commit threw. */
  submit(item: Item): Promise<Outcome> {
    if (this.waiting.length >= this.options.maxWaiting) return Promise.reject(new CommitDeadlineExceeded('too many items are waiting for a commit'));
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => this.expire(entry), this.options.deadlineMs);
      const entry: Waiting<Item, Outcome> = { item, resolve, reject, deadline };
      this.waiting.push(entry);
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing is waiting or in flight. */
  async drained(): Promise<void> {
    await this.running;
  }

  private expire(entry: Waiting<Item, Outcome>): void {
    this.waiting = this.waiting.filter((other) => other !== entry);
    entry.reject(new CommitDeadlineExceeded('not committed in time'));
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) await this.commitNext();
    this.running = undefined;
  }

  private async commitNext(): Promise<void> {
    const batch = this.waiting.splice(0, this.options.maxItems);
    try {
      const outcomes = await this.options.commit(batch.map((entry) => entry.item));
      batch.forEach((entry, index) => settle(entry, outcomes[index]));
    } catch (error) {
      for (const entry of batch) {
        clearTimeout(entry.deadline);
        entry.reject(error);
      }
    }
  }
}

function settle<Item, Outcome>(entry: Waiting<Item, Outcome>, outcome: Outcome | undefined): void {
  clearTimeout(entry.deadline);
  if (outcome === undefined) entry.reject(new Error('the commit gave no outcome for an item'));
  else entry.resolve(outcome);
}
