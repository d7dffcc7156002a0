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

/**
 * Runs a command to its end: a refusal is told as it is written, anything else with its stack; both exit with 1.
 * @param {() => Promise<void>} command
 */
export async function runCommand(command) {
  process.stdout.on('error', () => undefined); // whoever reads along may leave before we end
  try {
    await command();
  } catch (error) {
    // The typed parts have a class of their own by the same name.
    const isRefusal = error?.constructor?.name === StartRefused.name;
    process.stderr.write(`${isRefusal ? error.message : (error?.stack ?? String(error))}\n`);
    process.exit(1);
  }
}
