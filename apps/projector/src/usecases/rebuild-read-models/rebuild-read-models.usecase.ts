import type { Logger, UnitOfWork } from '@paystop/ports';
import type { GenerationStore } from './generation-store.port';

/**
 * Empties the read models and begins a new generation: consumers of the older one stop, a new group reads the topics
 * from their beginning. What only the read side knows (labels given, dead letters replayed) stays.
 */
export class RebuildReadModels {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: GenerationStore,
    private readonly logger: Logger,
  ) {}

  async run(): Promise<number> {
    const generation = await this.unitOfWork.run((tx) => this.store.beginNext(tx));
    this.logger.info('read models emptied, rebuilding', { generation });
    return generation;
  }
}
