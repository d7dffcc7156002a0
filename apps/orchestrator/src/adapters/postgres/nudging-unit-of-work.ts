import type { Outbox, Tx, UnitOfWork } from '@paystop/ports';

/** Wakes the relay after each commit, so that what was decided leaves at once and not at the next poll. */
export class NudgingUnitOfWork implements UnitOfWork {
  constructor(private readonly inner: UnitOfWork, private readonly outbox: Pick<Outbox, 'nudge'>) {}

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.inner.run(work);
    this.outbox.nudge();
    return result;
  }
}
