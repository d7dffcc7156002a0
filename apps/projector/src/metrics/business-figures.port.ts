import type { TotalMetric } from '../model/totals';

export interface TotalRow {
  readonly metric: TotalMetric;
  readonly labels: readonly [string, string, string];
  readonly value: bigint;
}

/** Everything that a scrape shows and that stands in the projector's tables. */
export interface BusinessFigures {
  readonly totals: readonly TotalRow[];
  readonly holdsExpiring: Readonly<Record<string, number>>;
  readonly deadLetters: readonly { readonly topic: string; readonly reason: string; readonly value: number }[];
}

export interface FigureSource {
  figures(): Promise<BusinessFigures>;
  /** Age in seconds of the oldest message that an app has not published yet; the worst over all apps. */
  outboxOldestSeconds(): Promise<number>;
  /** Violations by invariant, zeros included. */
  violations(): Promise<Readonly<Record<string, number>>>;
}
