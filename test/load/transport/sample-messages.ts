import { randomUUID } from 'node:crypto';
import type { OutboxMessage } from '@paystop/ports';

/** With its headers about as large as a stop request (0.8 kB). */
const PADDING = 'A receiving account of a fake investment platform. '.repeat(12);

export const TOPIC = 'bench.v1';

/** Messages with keys of their own, as requests have. */
export function sampleMessages(count: number): OutboxMessage[] {
  return Array.from({ length: count }, (_, index) => {
    const requestId = randomUUID();
    return {
      eventId: randomUUID(),
      topic: TOPIC,
      key: requestId,
      type: 'StopPaymentRequested',
      subject: requestId,
      data: JSON.stringify({ requestId, n: index, summary: PADDING, amount: { amountMinor: '5000000', currency: 'CNY' } }),
      occurredAt: '2026-11-24T00:00:00.000Z',
    };
  });
}

export function* chunksOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
