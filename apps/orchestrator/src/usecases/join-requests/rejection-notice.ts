import { TOPICS } from '@paystop/contracts';
import type { IdSource, Outbox, Tx } from '@paystop/ports';
import type { RejectedMessage } from '../message-origin';

/** Tells everybody of a stop request that could not be taken in: it is an operator's work item from then on. */
export class RejectionNotice {
  constructor(private readonly outbox: Outbox, private readonly ids: IdSource) {}

  async tell(tx: Tx, rejected: readonly RejectedMessage[], now: string): Promise<void> {
    if (rejected.length === 0) return;
    await this.outbox.add(tx, rejected.map(({ origin, reason, detail }) => ({
      eventId: this.ids.uuid(), topic: TOPICS.caseEvents.name, key: origin.key ?? '', type: 'StopPaymentRequestRejected', subject: origin.key ?? '',
      data: { requestId: origin.key, reason, detail, topic: origin.topic, partition: origin.partition, offset: origin.offset, at: now },
      occurredAt: now,
    })));
  }
}
