import type { Publisher } from '@paystop/ports';
import type { BadMessage, ChunkHandler } from './incoming-message';
import type { KafkaClient } from './kafka-client';

export interface ChunkConsumerOptions {
  readonly client: KafkaClient;
  /** Without the prefix: `orchestrator`. */
  readonly groupId: string;
  /** Topic without prefix → its handler. */
  readonly handlers: ReadonlyMap<string, ChunkHandler>;
  /** Publishes the dead letters. */
  readonly publisher: Publisher;
  /** True for failures that heal by waiting (libs/postgres `isTransient`). */
  readonly isTransient: (error: unknown) => boolean;
  /** Where a group that has no offsets yet begins; true by default. */
  readonly fromBeginning?: boolean;
  readonly chunkSize?: number;
  readonly onDeadLetter?: (letters: readonly BadMessage[]) => void;
  /** The consumer has stopped for good; by default the process exits with 1, so that the supervisor starts it anew. */
  readonly onCrash?: (error: Error) => void;
}

export class ChunkConsumer {
  constructor(_options: ChunkConsumerOptions) {}

  /** Joins the group, waiting for Kafka as long as it takes. */
  start(): Promise<void> {
    throw new Error('not built yet');
  }

  /** Finishes the chunk in hand, commits, leaves the group. */
  stop(): Promise<void> {
    throw new Error('not built yet');
  }

  /** Milliseconds since the broker last answered a fetch or was last tried; liveness fails when it stands still. */
  lastFetchAgeMs(): number {
    throw new Error('not built yet');
  }

  /** True once the group is joined and fetching. */
  get ready(): boolean {
    return false;
  }

  /** Messages not yet handled, by topic without prefix: as of the last fetch, costs nothing. */
  lag(): ReadonlyMap<string, number> {
    throw new Error('not built yet');
  }
}
