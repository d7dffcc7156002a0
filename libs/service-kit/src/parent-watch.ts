const POLL_MS = 1_000;

/**
 * Calls back once when the process that started this one is gone: its pid (PAYSTOP_PARENT_PID) no longer exists, or its IPC channel closed.
 * Survives what the parent cannot: its own kill -9.
 */
export function watchParent(env: NodeJS.ProcessEnv, onGone: () => void): void {
  if (process.connected) process.once('disconnect', onGone);
  const pid = Number(env['PAYSTOP_PARENT_PID']);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const timer = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
