import { canonicalJson } from '@paystop/kernel';
import type { LaneHealth } from '../lane/lane-ports';
import type { Switchboard } from './switchboard';

export interface HealthStore {
  reportHealth(health: readonly (LaneHealth & { readonly code: string })[]): Promise<void>;
}

/** Tells the other dispatcher processes how the lanes of this one are; only what has changed is written. */
export class HealthReport {
  private readonly told = new Map<string, string>();

  constructor(
    private readonly switchboard: Switchboard,
    private readonly store: HealthStore,
  ) {}

  async report(): Promise<void> {
    const health = this.switchboard.all().filter((lane) => lane.owned).map((lane) => ({ code: lane.setup.institution.code, ...lane.health() }));
    const news = health.filter((each) => this.told.get(each.code) !== canonicalJson(each));
    await this.store.reportHealth(news);
    for (const each of news) this.told.set(each.code, canonicalJson(each));
  }
}
