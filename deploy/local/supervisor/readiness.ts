import { setTimeout as sleep } from 'node:timers/promises';
import type { Tell } from '../installing/programs';
import { getJson } from './get-json';

const ASK_EVERY_MS = 150;
const TELL_EVERY_MS = 5_000;

/** Something that is waited for; gives null when it is ready, else what it lacks. */
export interface Awaited {
  readonly name: string;
  lacks(): Promise<string | null>;
}

const OK = 200;

/** Asks an app's /health/ready; what is missing stands in its answer. */
export async function appLacks(url: string): Promise<string | null> {
  const answer = await getJson(`${url}/health/ready`);
  if (answer === null) return 'does not answer yet';
  if (answer.status === OK) return null;
  const missing: unknown = (answer.body as { missing?: unknown } | undefined)?.missing;
  return Array.isArray(missing) ? `waits for ${missing.join(', ')}` : `answers ${answer.status}`;
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
