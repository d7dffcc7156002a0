import { deadLetterTopic } from '@paystop/contracts';
import type { PublishBatch, PublishMessage } from '@paystop/ports';
import type { BadMessage } from './incoming-message';

/** Larger values are cut, so that the dead letter itself always fits (contract-details.md 9). */
const LARGEST_VALUE_BYTES = 1_048_576;
const LONGEST_DETAIL = 500;

/** Parks the messages beside their topic: key, value and headers as received, and why in headers of our own. */
export function deadLetterBatches(letters: readonly BadMessage[], at: string): PublishBatch[] {
  const byTopic = new Map<string, PublishMessage[]>();
  for (const letter of letters) {
    const topic = deadLetterTopic(letter.message.topic);
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), deadLetter(letter, at)]);
  }
  return [...byTopic].map(([topic, messages]) => ({ topic, messages }));
}

function deadLetter({ message, reason, detail }: BadMessage, at: string): PublishMessage {
  const tooLarge = message.value !== null && message.value.length > LARGEST_VALUE_BYTES;
  return {
    key: message.key,
    value: tooLarge ? (message.value?.subarray(0, LARGEST_VALUE_BYTES) ?? null) : message.value,
    headers: {
      ...message.headers,
      'paystop-dlq-reason': reason,
      'paystop-dlq-detail': detail.slice(0, LONGEST_DETAIL),
      'paystop-dlq-topic': message.topic,
      'paystop-dlq-partition': String(message.partition),
      'paystop-dlq-offset': message.offset,
      'paystop-dlq-at': at,
      ...(tooLarge ? { 'paystop-dlq-truncated': 'true' } : {}),
    },
  };
}
