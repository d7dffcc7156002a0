import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { ChunkConsumer, type ChunkConsumerOptions } from './chunk-consumer';
import type { BadMessage, ChunkHandler, IncomingMessage } from './incoming-message';

export interface ChunkTransportOptions extends Omit<ChunkConsumerOptions, 'handlers'> {
  /** Topics that are heard by a group of their own: topic without prefix → group. One group fetches again only when all it has fetched is handled. */
  readonly groups?: ReadonlyMap<string, string>;
}

/** What Nest makes of an error when the controller is not a ChunkController: the error itself is lost. */
class ErrorHidden extends Error {
  override readonly name = 'ErrorHidden';
}

/**
 * Runs Nest controllers on chunks: `@ChunkController()` classes with
 * `@EventPattern('<topic without prefix>') handle(@Payload() chunk: IncomingMessage[])`.
 */
export class ChunkTransport extends Server implements CustomTransportStrategy {
  private runners: readonly ChunkConsumer[] = [];
  private starting: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ChunkTransportOptions) {
    super();
  }

  /** Calls back at once; the group is joined in the background, so that an app starts without Kafka. */
  listen(callback: (error?: unknown) => void): void {
    const isTransient = (error: unknown): boolean => error instanceof ErrorHidden || this.options.isTransient(error);
    this.runners = [...this.handlersByGroup()].map(([groupId, handlers]) => new ChunkConsumer({ ...this.options, groupId, isTransient, handlers }));
    this.starting = Promise.all(this.runners.map((runner) => runner.start()));
    callback();
  }

  async close(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.starting;
  }

  on(): void {
    throw new Error('the chunk transport offers no events');
  }

  unwrap<T>(): T {
    return this.runners as T;
  }

  /** Every group is joined and fetching. */
  get ready(): boolean {
    return this.runners.length > 0 && this.runners.every((runner) => runner.ready);
  }

  private handlersByGroup(): Map<string, Map<string, ChunkHandler>> {
    const byGroup = new Map<string, Map<string, ChunkHandler>>();
    for (const [topic, handler] of this.messageHandlers) {
      const group = this.options.groups?.get(topic) ?? this.options.groupId;
      byGroup.set(group, new Map([...(byGroup.get(group) ?? []), [topic, chunkHandler(topic, handler)]]));
    }
    return byGroup;
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
