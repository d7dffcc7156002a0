import { districtOf, type StateChange } from '@paystop/domain';
import type { UnitOfWork } from '@paystop/ports';
import { projectChanges } from '../../model/project-changes';
import { labelDistricts, OTHER_UNITS } from '../../model/unit-labels';
import type { ReadModelStore } from './read-model-store.port';

/** The read models were emptied to be built anew: whoever read for the older generation starts over. */
export class GenerationOver extends Error {
  override readonly name = 'GenerationOver';
}

export interface ProjectionOptions {
  /** The generation of read models that this reader fills. */
  readonly generation: number;
  /** Tells whoever waits for the feed that there is more. */
  readonly onFeed: () => void;
}

/** Brings the read models up to date with a chunk of changes, in one unit of work. */
export class ProjectCaseState {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ReadModelStore,
    private readonly options: ProjectionOptions,
  ) {}

  async run(changes: readonly StateChange[]): Promise<void> {
    if (changes.length === 0) return;
    const told = await this.unitOfWork.run(async (tx) => {
      const state = await this.store.begin(tx);
      if (state.generation !== this.options.generation) throw new GenerationOver(`generation ${this.options.generation} of the read models is over`);
      const fresh = labelDistricts(state.unitLabels, changes.flatMap(unitsOf).map(districtOf));
      if (fresh.size > 0) await this.store.addUnitLabels(tx, fresh);
      const before = await this.store.load(tx, changes);
      const projection = projectChanges(before, changes, (unit) => fresh.get(districtOf(unit)) ?? state.unitLabels.get(districtOf(unit)) ?? OTHER_UNITS);
      await this.store.save(tx, projection, state);
      return projection.feed.length;
    });
    if (told > 0) this.options.onFeed();
  }
}

function unitsOf(change: StateChange): string[] {
  return [...change.requests.map((request) => request.unit), ...change.warnings.map((warning) => warning.unit)];
}
