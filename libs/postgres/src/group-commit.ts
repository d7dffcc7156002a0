/** The item was not committed in time; whoever sent it is told to come again, with the same id. */
export class CommitDeadlineExceeded extends Error {
  override readonly name = 'CommitDeadlineExceeded';
}

/** For items whose sender waits for an answer; without limits an item waits as long as it takes. */
export interface CommitLimits {
  /** More than that waiting means that the store does not keep up: further items are turned away at once. */
  readonly maxWaiting: number;
  /** An item that no commit has taken up by then is given up and not stored. */
  readonly longestWaitMs: number;
  /** When the sender is answered at the latest. Past this the item may still be stored: a commit under way is not called back. */
  readonly deadlineMs: number;
}

export interface GroupCommitOptions<Item, Outcome> {
  /** Commits the items as one; gives one outcome for each, in their order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Outcome[]>;
  readonly maxItems: number;
  readonly limits?: CommitLimits;
}

interface Entry<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
  timer: NodeJS.Timeout | undefined;
}

/**
 * One commit in flight; whatever arrives meanwhile goes into the next one. Under load a commit carries dozens of items, when
 * calm an item waits for nothing but the end of the current turn of the event loop, so that what came together is written
 * together.
 */
export class GroupCommit<Item, Outcome> {
  private waiting: Entry<Item, Outcome>[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly options: GroupCommitOptions<Item, Outcome>) {}

  /** @returns the outcome after its commit. @throws CommitDeadlineExceeded, or what the commit threw. */
  submit(item: Item): Promise<Outcome> {
    const { limits } = this.options;
    if (limits !== undefined && this.waiting.length >= limits.maxWaiting) return Promise.reject(new CommitDeadlineExceeded('too many items are waiting for a commit'));
    return new Promise((resolve, reject) => {
      const entry: Entry<Item, Outcome> = { item, resolve, reject, timer: undefined };
      if (limits !== undefined) entry.timer = setTimeout(() => this.giveUp(entry), limits.longestWaitMs);
      this.waiting.push(entry);
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing is waiting or in flight. */
  async drained(): Promise<void> {
    await this.running;
  }

  private giveUp(entry: Entry<Item, Outcome>): void {
    this.waiting = this.waiting.filter((other) => other !== entry);
    entry.reject(new CommitDeadlineExceeded('no commit took it up in time'));
  }

  private async run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.commitNext();
    this.running = undefined;
  }

  private async commitNext(): Promise<void> {
    const batch = this.waiting.splice(0, this.options.maxItems);
    for (const entry of batch) this.answerInTime(entry);
    try {
      const outcomes = await this.options.commit(batch.map(({ item }) => item));
      batch.forEach((entry, index) => settle(entry, outcomes[index]));
    } catch (error) {
      for (const entry of batch) {
        clearTimeout(entry.timer);
        entry.reject(error);
      }
    }
  }

  /** From waiting to under way: the sender's answer now has what is left until the deadline. */
  private answerInTime(entry: Entry<Item, Outcome>): void {
    const { limits } = this.options;
    if (limits === undefined) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => entry.reject(new CommitDeadlineExceeded('not committed in time')), limits.deadlineMs - limits.longestWaitMs);
  }
}

function settle<Item, Outcome>(entry: Entry<Item, Outcome>, outcome: Outcome | undefined): void {
  clearTimeout(entry.timer);
  if (outcome === undefined) entry.reject(new Error('the commit gave no outcome for an item'));
  else entry.resolve(outcome);
}
