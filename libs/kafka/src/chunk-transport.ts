import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { ChunkConsumer, ChunkConsumerOptions } from './chunk-consumer';

export type ChunkTransportOptions = Omit<ChunkConsumerOptions, 'handlers'>;

/**
 * Runs Nest controllers on chunks: `@ChunkController()` classes with
 * `@EventPattern('<topic without prefix>') handle(@Payload() chunk: IncomingMessage[])`.
 */
export class ChunkTransport extends Server implements CustomTransportStrategy {
  constructor(_options: ChunkTransportOptions) {
    super();
  }

  /** Calls back at once; the group is joined in the background, so that an app starts without Kafka. */
  listen(_callback: (error?: unknown) => void): void {
    throw new Error('not built yet');
  }

  close(): Promise<void> {
    throw new Error('not built yet');
  }

  on(): void {
    throw new Error('events are not offered');
  }

  unwrap<T>(): T {
    throw new Error('not built yet');
  }

  /** The runner, once listen() was called; for health and metrics. */
  get consumer(): ChunkConsumer | undefined {
    return undefined;
  }
}
