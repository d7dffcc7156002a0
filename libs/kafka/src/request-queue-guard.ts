import RequestQueue from 'kafkajs/src/network/requestQueue';

let guarded = false;

/**
 * kafkajs 2.2.4 re-arms a timer of 1 ms for ever on every connection, though nothing is pending: 4 % of a core per idle
 * process. It only needs one while requests wait, or while the broker throttles.
 */
export function guardRequestQueue(): void {
  if (guarded) return;
  guarded = true;
  const schedule = RequestQueue.prototype.scheduleCheckPendingRequests;
  RequestQueue.prototype.scheduleCheckPendingRequests = function scheduleWhenNeeded(this: RequestQueue): void {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}
