export { createKafka, type KafkaClient, type KafkaOptions, type KafkaSasl } from './kafka-client';
export { KafkaPublisher } from './kafka-publisher';
export { ensureTopics, type EnsureTopicsOptions } from './topics';
export type { BadMessage, ChunkHandler, IncomingMessage } from './incoming-message';
export { PoisonMessage } from './poison-message';
export { ENVELOPE_REASONS, encodeEnvelope, parseEnvelope, type Envelope, type ParsedEnvelope } from './envelope';
export { ChunkConsumer, type ChunkConsumerOptions } from './chunk-consumer';
export { ChunkTransport, type ChunkTransportOptions } from './chunk-transport';
export { ChunkController } from './chunk-controller';
