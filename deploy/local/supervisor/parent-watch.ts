const LOOK_EVERY_MS = 1_000;
const INIT_PID = 1;

/** Calls back once when the process that started this one is gone; started by init there is nobody to lose. */
export function watchOwnParent(onGone: () => void): NodeJS.Timeout | null {
  const parent = process.ppid;
  if (parent === INIT_PID) return null;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  return timer;
}
