import type { Outbox, OutboxMessage, Tx } from '@paystop/ports';

export class PostgresOutbox implements Outbox {
  private onNudge: () => void = () => {};

  /** @param nudge called after a commit; an OutboxRelay in this process hangs itself here. */
  whenNudged(nudge: () => void): void {
    this.onNudge = nudge;
  }

  nudge(): void {
    this.onNudge();
  }

  add(_tx: Tx, _messages: readonly OutboxMessage[]): Promise<void> {
    throw new Error('not built yet');
  }
}
