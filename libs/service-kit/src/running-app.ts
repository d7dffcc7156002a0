import type { RunningApp } from './run-app';

export interface RunningParts extends Omit<RunningApp, 'stop'> {
  /** What runs inside, in the order in which it is stopped: what takes work first, what work rests on last. */
  readonly stops: readonly (() => Promise<void> | void)[];
}

/** @returns the app as it runs: stopped once, part after part, however often that is asked for. */
export function runningApp({ stops, ...app }: RunningParts): RunningApp {
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    for (const each of stops) await each();
  };
  return { ...app, stop: () => (stopped ??= stop()) };
}
