import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { ChunkConsumer, type ChunkConsumerOptions } from './chunk-consumer';
import type { BadMessage, ChunkHandler, IncomingMessage } from './incoming-message';

export type ChunkTransportOptions = Omit<ChunkConsumerOptions, 'handlers'>;

/** What Nest makes of an error when the controller is not a ChunkController: the error itself is lost. */
class ErrorHidden extends Error {
  override readonly name = 'ErrorHidden';
}

/**
 * Runs Nest controllers on chunks: `@ChunkController()` classes with
 * `@EventPattern('<topic without prefix>') handle(@Payload() chunk: IncomingMessage[])`.
 */
export class ChunkTransport extends Server implements CustomTransportStrategy {
  private runner: ChunkConsumer | undefined;
  private starting: Promise<void> = Promise.resolve();

  constructor(private readonly options: ChunkTransportOptions) {
    super();
  }

  /** Calls back at once; the group is joined in the background, so that an app starts without Kafka. */
  listen(callback: (error?: unknown) => void): void {
    const handlers = new Map([...this.messageHandlers].map(([topic, handler]) => [topic, chunkHandler(topic, handler)]));
    if (handlers.size > 0) {
      const isTransient = (error: unknown) => error instanceof ErrorHidden || this.options.isTransient(error);
      this.runner = new ChunkConsumer({ ...this.options, isTransient, handlers });
      this.starting = this.runner.start();
    }
    callback();
  }

  async close(): Promise<void> {
    await this.runner?.stop();
    await this.starting;
  }

  on(): void {
    throw new Error('the chunk transport offers no events');
  }

  unwrap<T>(): T {
    return this.runner as T;
  }

  /** The runner, once listen() was called; for health and metrics. */
  get consumer(): ChunkConsumer | undefined {
    return this.runner;
  }
}

function chunkHandler(topic: string, handler: MessageHandler): ChunkHandler {
  return async (chunk: readonly IncomingMessage[]) => {
    try {
      const answer: unknown = await handler(chunk);
      const value: unknown = isObservable(answer) ? await lastValueFrom(answer, { defaultValue: undefined }) : answer;
      return Array.isArray(value) ? (value as BadMessage[]) : undefined;
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'stack' in error) throw error;
      throw new ErrorHidden(`the handler of ${topic} failed; its class must be a @ChunkController()`, { cause: error });
    }
  };
}
