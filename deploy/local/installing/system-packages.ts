import { findOnPath, lastLines, runProgram, StartRefused, step, type Surroundings } from './programs';

/** A program that must be on the PATH and the Debian packages that bring it, first choice first. */
export interface SystemProgram {
  readonly program: string;
  readonly purpose: string;
  readonly debianPackages: readonly string[];
  /** Says what is wrong with the program that is there, or null when it will do. */
  readonly unsuitable?: (env: NodeJS.ProcessEnv) => Promise<string | null>;
}

interface MissingProgram {
  readonly needed: SystemProgram;
  readonly reason: string;
}

async function missingOf(needed: readonly SystemProgram[], env: NodeJS.ProcessEnv): Promise<MissingProgram[]> {
  const missing: MissingProgram[] = [];
  for (const one of needed) {
    if (findOnPath(one.program, env) === null) {
      missing.push({ needed: one, reason: `${one.program} is not installed` });
      continue;
    }
    const reason = (await one.unsuitable?.(env)) ?? null;
    if (reason !== null) missing.push({ needed: one, reason });
  }
  return missing;
}

function firstChoices(missing: readonly MissingProgram[]): string {
  return missing.map(({ needed }) => needed.debianPackages[0] ?? needed.program).join(' ');
}

function refusal(missing: readonly MissingProgram[], why: string): StartRefused {
  const lines = missing.map(({ needed, reason }) => `  ${reason} (${needed.purpose})`);
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${firstChoices(missing)}`;
  return new StartRefused([`${why}:`, ...lines, 'Run this once, then start again:', `  ${command}`].join('\n'));
}

async function aptGet(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runProgram({ command: 'apt-get', args, env: quiet });
  return code === 0 ? null : lastLines(output);
}

/** An interrupted installation leaves packages unpacked but not configured; apt refuses everything until that is done. */
async function finishInterrupted(env: NodeJS.ProcessEnv): Promise<void> {
  if (findOnPath('dpkg', env) === null) return;
  await runProgram({ command: 'dpkg', args: ['--configure', '-a'], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } });
}

async function install(one: MissingProgram, env: NodeJS.ProcessEnv): Promise<string | null> {
  let failure: string | null = `no Debian package is known for ${one.needed.program}`;
  for (const name of one.needed.debianPackages) {
    failure = await aptGet(['install', '-y', '--no-install-recommends', name], env);
    if (failure === null && (await missingOf([one.needed], env)).length === 0) return null;
    failure ??= `${name} is installed, but ${one.reason}`;
  }
  return failure;
}

/**
 * Makes sure that every program is there: installs Debian packages when it may (root, apt-get on the PATH),
 * otherwise stops with the one command to run.
 */
export async function ensurePrograms(needed: readonly SystemProgram[], surroundings: Surroundings): Promise<void> {
  const { env, isRoot, tell } = surroundings;
  const missing = await missingOf(needed, env);
  if (missing.length === 0) return;
  if (findOnPath('apt-get', env) === null) throw refusal(missing, 'These are missing, and this system has no apt-get');
  if (!isRoot) throw refusal(missing, 'These are missing, and only root may install them');
  await step(tell, `Debian packages (apt-get install ${firstChoices(missing)})`, async () => {
    await finishInterrupted(env);
    const stale = await aptGet(['update'], env);
    if (stale !== null) tell(`  apt-get update failed, trying with the package lists at hand: ${lastLines(stale, 1)}`);
    for (const one of missing) {
      const failure = await install(one, env);
      if (failure !== null) throw refusal([one], `Installing did not work (${failure})`);
    }
  });
}
