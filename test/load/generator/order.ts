import type { Subject } from './request-writer';

/** What the generator is told to do; read from the file named on its command line. */
export interface LoadOrder {
  readonly gateway: string;
  readonly databaseUrl: string;
  readonly subjects: readonly Subject[];
  readonly banks: readonly string[];
  readonly run: number;
  readonly seconds: number;
  /** `closed`: every connection sends its next request as soon as the last was answered; `open`: so many a second, whatever happens. */
  readonly load:
    | { readonly kind: 'closed'; readonly connections: number; readonly mostUnfinished: number | null }
    | { readonly kind: 'open'; readonly perSecond: number };
  /** Stop after so many were accepted, even before the time is up. */
  readonly most: number | null;
  /** Where each accepted request is written: `requestId bank sentAtMs acceptedMs` a line. */
  readonly logFile: string;
}

export interface LoadResult {
  readonly accepted: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly firstSentAtMs: number;
  readonly lastAnsweredAtMs: number;
}
