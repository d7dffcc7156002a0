import { ALL_TOPICS, CONSUMER_GROUPS, TOPICS, deadLetterTopic } from '@paystop/contracts';
import { ChunkConsumer, type ChunkHandler, type KafkaClient } from '@paystop/kafka';
import { runInBackground } from '@paystop/observability';
import type { Publisher } from '@paystop/ports';
import { isTransient } from '@paystop/postgres';
import { GenerationOver } from '../../usecases/project-case-state/project-case-state.usecase';

/** More than other consumers take: a unit of work here costs mostly per chunk. */
const CHUNK_SIZE = 500;
/** How soon a rebuild begun elsewhere is noticed when no change comes. */
const GENERATION_POLL_MS = 5_000;

export interface ProjectionHandlers {
  readonly caseState: ChunkHandler;
  readonly deadLetters: ChunkHandler;
}

export interface ProjectionConsumersOptions {
  readonly client: KafkaClient;
  readonly publisher: Publisher;
  readonly currentGeneration: () => Promise<number>;
  readonly handlersOf: (generation: number) => ProjectionHandlers;
}

/** The consumer group of a generation of read models: the first has the plain name, a rebuild begins a new one. */
export function groupOf(generation: number): string {
  return generation === 0 ? CONSUMER_GROUPS.projection.name : `${CONSUMER_GROUPS.projection.name}-g${generation}`;
}

/** Runs the consumer of the present generation and changes over when a rebuild begins the next. */
export class ProjectionConsumers {
  private consumer: ChunkConsumer | undefined;
  private changing: Promise<void> = Promise.resolve();
  private stopped = false;
  private generation = 0;
  private poll: NodeJS.Timeout | undefined;

  constructor(private readonly options: ProjectionConsumersOptions) {}

  get ready(): boolean {
    return this.consumer?.ready === true;
  }

  get groupId(): string {
    return groupOf(this.generation);
  }

  lastFetchAgeMs(): number {
    return this.consumer?.lastFetchAgeMs() ?? 0;
  }

  start(): Promise<void> {
    this.poll = setInterval(() => runInBackground(this.changeOver(), 'looking for a new generation of read models', this.options.client.logger), GENERATION_POLL_MS);
    return (this.changing = this.changing.then(() => this.startCurrent()));
  }

  /** Ends the consumer of an older generation and starts one from the beginning of the topics. */
  changeOver(): Promise<void> {
    return (this.changing = this.changing.catch(() => {}).then(async () => {
      if (this.stopped) return;
      const isCurrent = (await this.options.currentGeneration()) === this.generation;
      if (isCurrent && this.consumer !== undefined) return;
      await this.consumer?.stop();
      await this.startCurrent();
    }));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    await this.consumer?.stop();
    await this.changing.catch(() => {});
  }

  private async startCurrent(): Promise<void> {
    const generation = await this.options.currentGeneration();
    if (this.stopped) return;
    this.generation = generation;
    this.consumer = this.consumerOf(generation);
    await this.consumer.start();
  }

  private consumerOf(generation: number): ChunkConsumer {
    const { client, publisher, handlersOf } = this.options;
    const { caseState, deadLetters } = handlersOf(generation);
    const letters = ALL_TOPICS.filter((topic) => topic.deadLetters).map((topic) => [deadLetterTopic(topic.name), deadLetters] as const);
    return new ChunkConsumer({
      client, publisher, chunkSize: CHUNK_SIZE,
      groupId: groupOf(generation),
      handlers: new Map([[TOPICS.caseState.name, caseState], ...letters]),
      isTransient: (error) => this.waits(error) || isTransient(error),
    });
  }

  /** The generation is over: nothing is wrong with the message, it is read again by the next group. */
  private waits(error: unknown): boolean {
    if (!(error instanceof GenerationOver)) return false;
    runInBackground(this.changeOver(), 'reading for the next generation of read models', this.options.client.logger);
    return true;
  }
}
