import type { EachBatchPayload } from 'kafkajs';
import type { Logger } from '@paystop/ports';
import { incomingMessage, type IncomingMessage } from './incoming-message';
import { settleChunk, type ChunkWork } from './settle-chunk';

export interface TopicLaneOptions {
  /** Without prefix. */
  readonly topic: string;
  readonly chunkSize: number;
  readonly work: Omit<ChunkWork, 'settled'>;
  readonly onSettled: (partition: number, offset: string) => void;
  readonly logger: Logger;
}

/** What is left of one fetched batch of a partition. */
interface Batch {
  readonly payload: EachBatchPayload;
  readonly messages: readonly IncomingMessage[];
  next: number;
  /** The group was joined anew since: the partition may belong to another, or was fetched again. */
  stale: boolean;
  readonly end: () => void;
  readonly fail: (error: unknown) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/** A unit of work that takes longer must not cost the membership in the group. */
const HEARTBEAT_MS = 2_000;

/**
 * Makes chunks of what the partitions of one topic bring, and handles one chunk at a time. A chunk may span partitions:
 * fuller chunks, fewer units of work. Each partition stays in order, since its batch is taken from front to back.
 */
export class TopicLane {
  private readonly batches: Batch[] = [];
  private running: Promise<void> | undefined;
  private stopped = false;
  private pauseMs = FIRST_PAUSE_MS;

  constructor(private readonly options: TopicLaneOptions) {}

  /** @returns when the batch is handled or given back. @throws what the group's heartbeat throws. */
  take(payload: EachBatchPayload): Promise<void> {
    const { partition, messages } = payload.batch;
    return new Promise((end, fail) => {
      this.batches.push({ payload, messages: messages.map((each) => incomingMessage(this.options.topic, partition, each)), next: 0, stale: false, end, fail });
      this.running ??= this.run();
    });
  }

  /** @returns when the chunk in hand is settled. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** Gives back everything: after a rebalance the partitions are fetched from where they were committed. */
  forget(): void {
    for (const batch of [...this.batches]) {
      batch.stale = true;
      this.remove(batch);
    }
  }

  private async run(): Promise<void> {
    // The other partitions of the same fetch are handed over in the same turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.batches.length > 0) {
      this.dropStale();
      const chunk = this.nextChunk();
      if (chunk.size > 0) await this.handle(chunk);
    }
    this.running = undefined;
  }

  private dropStale(): void {
    for (const batch of [...this.batches]) {
      if (this.stopped || !batch.payload.isRunning() || batch.payload.isStale()) this.remove(batch);
    }
  }

  /** @returns the next messages in order, each with the batch that it comes from. */
  private nextChunk(): Map<IncomingMessage, Batch> {
    const chunk = new Map<IncomingMessage, Batch>();
    for (const batch of this.batches) {
      if (chunk.size >= this.options.chunkSize) break;
      const end = Math.min(batch.messages.length, batch.next + this.options.chunkSize - chunk.size);
      for (const message of batch.messages.slice(batch.next, end)) chunk.set(message, batch);
    }
    return chunk;
  }

  private async handle(chunk: ReadonlyMap<IncomingMessage, Batch>): Promise<void> {
    const [first] = this.batches;
    const beat = setInterval(() => void first?.payload.heartbeat().catch(() => {}), HEARTBEAT_MS);
    try {
      await settleChunk({ ...this.options.work, settled: (messages) => this.settled(chunk, messages) }, [...chunk.keys()]);
      this.pauseMs = FIRST_PAUSE_MS;
    } catch (error) {
      this.pause(new Set(chunk.values()), error);
    } finally {
      clearInterval(beat);
    }
    if (first?.stale === false) await first.payload.heartbeat().catch((error: unknown) => this.failAll(error));
  }

  private settled(chunk: ReadonlyMap<IncomingMessage, Batch>, messages: readonly IncomingMessage[]): void {
    const lastOf = new Map<Batch, string>();
    for (const message of messages) {
      const batch = chunk.get(message);
      if (batch === undefined || batch.stale) continue;
      batch.next += 1;
      lastOf.set(batch, message.offset);
    }
    for (const [batch, offset] of lastOf) {
      const done = batch.next >= batch.messages.length;
      batch.payload.resolveOffset(offset);
      this.options.onSettled(batch.payload.batch.partition, done ? batch.payload.batch.lastOffset() : offset);
      if (done) this.remove(batch);
    }
  }

  /** Gives back the partitions of the chunk, unresolved; they are fetched again after the pause. */
  private pause(batches: ReadonlySet<Batch>, error: unknown): void {
    const held = [...batches].filter((batch) => this.batches.includes(batch));
    const { topic, logger } = this.options;
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn('consumption paused', { topic, partitions: held.map((batch) => batch.payload.batch.partition), forMs: this.pauseMs, error: reason });
    for (const batch of held) {
      const resume = batch.payload.pause();
      setTimeout(resume, this.pauseMs).unref();
      this.remove(batch);
    }
    this.pauseMs = Math.min(LONGEST_PAUSE_MS, this.pauseMs * 2);
  }

  private remove(batch: Batch): void {
    const at = this.batches.indexOf(batch);
    if (at >= 0) this.batches.splice(at, 1);
    batch.end();
  }

  /** The group is rebalancing or gone: the runner of kafkajs has to learn it. */
  private failAll(error: unknown): void {
    for (const batch of this.batches.splice(0)) {
      batch.stale = true;
      batch.fail(error);
    }
  }
}
