import type { StateChange } from '@paystop/domain';
import type { UnitOfWork } from '@paystop/ports';
import { projectChanges } from '../../model/project-changes';
import { districtOf, labelDistricts, OTHER_UNITS } from '../../model/unit-labels';
import type { ReadModelStore } from './read-model-store.port';

/** Brings the read models up to date with a chunk of changes, in one unit of work. */
export class ProjectCaseState {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ReadModelStore,
    /** Tells whoever waits for the feed that there is more. */
    private readonly onFeed: () => void,
  ) {}

  async run(changes: readonly StateChange[]): Promise<void> {
    if (changes.length === 0) return;
    const told = await this.unitOfWork.run(async (tx) => {
      const state = await this.store.begin(tx);
      const fresh = labelDistricts(state.unitLabels, changes.flatMap(unitsOf).map(districtOf));
      if (fresh.size > 0) await this.store.addUnitLabels(tx, fresh);
      const before = await this.store.load(tx, changes);
      const projection = projectChanges(before, changes, (unit) => fresh.get(districtOf(unit)) ?? state.unitLabels.get(districtOf(unit)) ?? OTHER_UNITS);
      await this.store.save(tx, projection, state);
      return projection.feed.length;
    });
    if (told > 0) this.onFeed();
  }
}

function unitsOf(change: StateChange): string[] {
  return [...change.requests.map((request) => request.unit), ...change.warnings.map((warning) => warning.unit)];
}
