import { ALL_TOPICS, MESSAGES, deadLetterTopic, type MessageDefinition, type TopicDefinition } from '@paystop/contracts';
import { SchemaComponents } from './schema-components';

export type AsyncApiDocument = Readonly<Record<string, unknown>>;

const DESCRIPTION = 'Envelope: CloudEvents 1.0, binary mode. Order is kept per key. Consumers drop repeats by ce_source and ce_id and accept fields that they do not know.';
const TEXT = { type: 'string' };

/** Binary CloudEvents as Kafka headers (contract.md 3). */
const HEADERS = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time'],
  properties: {
    ce_specversion: { const: '1.0' }, ce_id: TEXT, ce_source: TEXT, ce_type: TEXT, ce_time: { type: 'string', format: 'date-time' }, ce_subject: TEXT,
    ce_unit: { type: 'string', description: 'stop-payment.requests.v1 only: the unit that asks; mandatory there.' },
    ce_subjectid: { type: 'string', description: 'stop-payment.requests.v1 only: the person who sent it, where it came over HTTP.' },
    ce_receivedat: { type: 'string', description: 'stop-payment.requests.v1 only: when it was received.' },
    'content-type': { const: 'application/json' }, traceparent: TEXT,
  },
};

const DEAD_LETTER_HEADERS = {
  type: 'object',
  required: ['paystop-dlq-reason', 'paystop-dlq-topic', 'paystop-dlq-partition', 'paystop-dlq-offset', 'paystop-dlq-at'],
  properties: {
    'paystop-dlq-reason': TEXT, 'paystop-dlq-detail': TEXT, 'paystop-dlq-topic': TEXT, 'paystop-dlq-partition': TEXT, 'paystop-dlq-offset': TEXT,
    'paystop-dlq-at': TEXT, 'paystop-dlq-truncated': TEXT,
  },
};

/** The topics for other systems as AsyncAPI 3; the internal one between our own apps is not among them. */
export function asyncApiDocument(): AsyncApiDocument {
  const schemas = new SchemaComponents();
  const topics = ALL_TOPICS.filter((topic) => !topic.internal && messagesOf(topic).length > 0);
  const channels = Object.fromEntries(topics.map((topic) => [channelName(topic.name), channelOf(topic, schemas)]));
  const deadLetters = Object.fromEntries(topics.filter((topic) => topic.deadLetters).map((topic) => [channelName(deadLetterTopic(topic.name)), deadLetterChannel(topic)]));
  return {
    asyncapi: '3.0.0',
    info: { title: 'PayStop', version: '1.0.0', description: DESCRIPTION, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/json',
    channels: { ...channels, ...deadLetters },
    operations: Object.fromEntries(topics.map((topic) => operationOf(topic))),
    components: { schemas: { ...schemas.toJson(), CloudEventHeaders: HEADERS, DeadLetterHeaders: DEAD_LETTER_HEADERS } },
  };
}

function messagesOf(topic: TopicDefinition): readonly MessageDefinition[] {
  return MESSAGES.filter((message) => message.topic === topic.name);
}

/** Whether other systems write to the topic; from all others they read. */
const WRITTEN_BY_OTHERS = new Set(['stop-payment.requests.v1', 'fraud.alerts.v1']);

function operationOf(topic: TopicDefinition): readonly [string, object] {
  const action = WRITTEN_BY_OTHERS.has(topic.name) ? 'receive' : 'send';
  return [`${action}-${channelName(topic.name)}`, { action, channel: { $ref: `#/channels/${channelName(topic.name)}` } }];
}

function channelOf(topic: TopicDefinition, schemas: SchemaComponents): object {
  const messages = messagesOf(topic).map((message) => [message.type, {
    name: message.type,
    summary: message.summary,
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/CloudEventHeaders' },
    payload: schemas.refTo(message.type, message.schema),
  }]);
  return { address: topic.name, description: `Key: ${topic.key}.${topic.compacted ? ' Compacted.' : ''}`, messages: Object.fromEntries(messages) as object };
}

function deadLetterChannel(topic: TopicDefinition): object {
  const message = { name: 'DeadLetter', summary: 'Key, value and headers as they were received', headers: { $ref: '#/components/schemas/DeadLetterHeaders' }, payload: {} };
  return { address: deadLetterTopic(topic.name), description: `What could not be handled of ${topic.name}.`, messages: { DeadLetter: message } };
}

function channelName(topic: string): string {
  return topic.replaceAll('.', '-');
}
