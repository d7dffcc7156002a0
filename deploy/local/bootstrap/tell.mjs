import { userInfo } from 'node:os';

/** One line per step, as it happens: whoever starts PayStop sees what it is doing and for how long. */

/** @param {string} line */
export function tell(line) {
  process.stdout.write(`${line}\n`);
}

/** A reason to stop that the reader can act on: printed as one sentence, without a stack. */
export class StartRefused extends Error {}

/**
 * Runs one step and says how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const startedAt = performance.now();
  tell(`… ${what}`);
  const result = await work();
  tell(`✓ ${what} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return result;
}

/**
 * Until the typed parts take over, a signal ends the command together with the program that it is running.
 * @returns what hands the signals over
 */
export function endOnSignals() {
  const end = () => process.exit(1);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  return () => signals.forEach((signal) => process.off(signal, end));
}

/**
 * Ends a program that still runs when this process does. At once: npm would tidy up for seconds when asked politely,
 * and meet the next start's npm in the same folder; its cache bears a sudden end.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endWithUs(child) {
  const end = () => child.kill('SIGKILL');
  process.on('exit', end);
  child.once('exit', () => process.off('exit', end));
}

/** What the typed parts need of the outside. */
export function surroundings() {
  return { env: process.env, tell, isRoot: process.getuid?.() === 0 };
}

const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'];
const NO_ROOM = ['ENOSPC', 'EDQUOT'];

/** What the reader can act on, in a sentence; undefined for everything that is a fault of ours. */
function refusalIn(error) {
  // The typed parts have a class of their own by the same name.
  if (error?.constructor?.name === StartRefused.name) return error.message;
  if (error?.path === undefined) return undefined;
  if (NO_ROOM.includes(error.code)) return `The disk that holds ${error.path} is full (${error.code}): make room, or name a data folder on another disk with PAYSTOP_DATA_DIR.`;
  if (!NOT_WRITABLE.includes(error.code)) return undefined;
  return `${userInfo().username} cannot write ${error.path} (${error.code}): work in a clone of your own, or name a data folder that you may write to with PAYSTOP_DATA_DIR.`;
}

/**
 * Runs a command to its end: a refusal is told as it is written, anything else with its stack; both exit with 1.
 * @param {() => Promise<void>} command
 */
export async function runCommand(command) {
  process.stdout.on('error', () => undefined); // whoever reads along may leave before we end
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${refusalIn(error) ?? error?.stack ?? String(error)}\n`);
    process.exit(1);
  }
}
