import { TOPICS } from '@paystop/contracts';
import type { BadMessage } from '@paystop/kafka';
import type { IdSource, Outbox, Tx } from '@paystop/ports';

/** Tells everybody of a stop request that could not be taken in: it is an operator's work item from then on. */
export class RejectionNotice {
  constructor(private readonly outbox: Outbox, private readonly ids: IdSource) {}

  async tell(tx: Tx, bad: readonly BadMessage[], now: string): Promise<void> {
    if (bad.length === 0) return;
    await this.outbox.add(tx, bad.map(({ message, reason, detail }) => ({
      eventId: this.ids.uuid(), topic: TOPICS.caseEvents.name, key: message.key ?? '', type: 'StopPaymentRequestRejected', subject: message.key ?? '',
      data: { requestId: message.key, reason, detail, topic: message.topic, partition: message.partition, offset: message.offset, at: now },
      occurredAt: now,
    })));
  }
}
