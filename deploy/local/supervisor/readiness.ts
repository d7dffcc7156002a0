import { setTimeout as sleep } from 'node:timers/promises';
import type { Tell } from '../installing/programs';

const ASK_EVERY_MS = 150;
const TELL_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 2_000;

/** Something that is waited for; gives null when it is ready, else what it lacks. */
export interface Awaited {
  readonly name: string;
  lacks(): Promise<string | null>;
}

/** Asks an app's /health/ready; what is missing stands in its answer. */
export async function appLacks(url: string): Promise<string | null> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const body = (await answer.json().catch(() => ({}))) as { missing?: unknown };
    if (answer.ok) return null;
    return Array.isArray(body.missing) ? `waits for ${body.missing.join(', ')}` : `answers ${answer.status}`;
  } catch {
    return 'does not answer yet';
  }
}

async function waitForOne(awaited: Awaited, states: Map<string, string>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const lacking = await awaited.lacks();
    if (lacking === null) {
      states.delete(awaited.name);
      return;
    }
    states.set(awaited.name, lacking);
    await sleep(ASK_EVERY_MS);
  }
}

/** Waits until all are ready or the signal aborts, telling every few seconds what is still waited for. */
export async function waitForAll(all: readonly Awaited[], tell: Tell, signal: AbortSignal): Promise<void> {
  const states = new Map(all.map(({ name }) => [name, 'is starting']));
  const teller = setInterval(() => {
    for (const [name, state] of states) tell(`  ${name} ${state}`);
  }, TELL_EVERY_MS);
  try {
    await Promise.all(all.map((awaited) => waitForOne(awaited, states, signal)));
  } finally {
    clearInterval(teller);
  }
}
