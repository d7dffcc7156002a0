/** After a death the next start waits this long, doubling with every further death. */
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
/** Who has lived this long is well again: the next death counts as the first. */
const HEALTHY_AFTER_MS = 30_000;
/** From this many deaths in a row on it is called a crash loop, and told again at every further as many. */
const CRASH_LOOP_DEATHS = 5;

export interface RestartDecision {
  readonly delayMs: number;
  /** Deaths in a row, this one included. */
  readonly deaths: number;
  readonly isCrashLoop: boolean;
}

/** Decides how long to wait before a process that died is started again. */
export class RestartPolicy {
  private deaths = 0;

  afterDeath(livedMs: number): RestartDecision {
    this.deaths = livedMs >= HEALTHY_AFTER_MS ? 1 : this.deaths + 1;
    return {
      delayMs: Math.min(FIRST_DELAY_MS * 2 ** (this.deaths - 1), LONGEST_DELAY_MS),
      deaths: this.deaths,
      isCrashLoop: this.deaths % CRASH_LOOP_DEATHS === 0,
    };
  }
}
