import { districtOf, type ReturnRecord, type StateChange } from '@paystop/domain';
import type { Tx, UnitOfWork } from '@paystop/ports';
import { projectChanges } from '../../model/project-changes';
import { projectKept } from '../../model/kept';
import { projectReturns } from '../../model/returns';
import type { UnitLabel } from '../../model/totals';
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
      const label = (unit: string): string => fresh.get(districtOf(unit)) ?? state.unitLabels.get(districtOf(unit)) ?? OTHER_UNITS;
      const projection = projectChanges(before, changes, label);
      await this.store.save(tx, projection, state);
      await this.projectReturns(tx, changes.flatMap((change) => change.returns), label);
      await this.projectKept(tx, changes, state.now);
      return projection.told.length;
    });
    if (told > 0) this.options.onFeed();
  }

  private async projectKept(tx: Tx, changes: readonly StateChange[], now: string): Promise<void> {
    const records = { freezes: changes.flatMap((change) => change.freezes), objections: changes.flatMap((change) => change.objections) };
    const ids = [...records.freezes.map(({ freezeId }) => freezeId), ...records.objections.map(({ objectionId }) => objectionId)];
    if (ids.length === 0) return;
    await this.store.saveKept(tx, projectKept(await this.store.knownKept(tx, [...new Set(ids)]), records), now);
  }

  /** Most chunks have none: those ask and write nothing. */
  private async projectReturns(tx: Tx, records: readonly ReturnRecord[], label: UnitLabel): Promise<void> {
    if (records.length === 0) return;
    const known = await this.store.knownReturns(tx, [...new Set(records.map(({ returnId }) => returnId))]);
    await this.store.saveReturns(tx, projectReturns(known, records, label));
  }
}

function unitsOf(change: StateChange): string[] {
  return [...change.requests.map((request) => request.unit), ...change.warnings.map((warning) => warning.unit), ...change.returns.flatMap(({ claims }) => claims.map(({ unit }) => unit))];
}
