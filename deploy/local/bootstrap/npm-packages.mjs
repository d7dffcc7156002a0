import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aloneInClone } from './clone-lock.mjs';
import { endWithUs, StartRefused, step, tell } from './tell.mjs';

const ATTEMPTS = 3;
const PAUSE_MS = 2000;

/** @param {string} path */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * npm writes node_modules/.package-lock.json last, so an installation without it was interrupted,
 * and one whose entries differ from the lockfile is stale.
 * @param {string} root
 * @returns {string | null} why an installation is needed
 */
export function whyInstall(root) {
  if (!existsSync(join(root, 'node_modules'))) return 'node_modules is missing';
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return 'an earlier installation was interrupted';
  const wanted = packagesIn(join(root, 'package-lock.json')) ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link === true) continue;
    const present = installed[path];
    if (present === undefined && entry.optional === true) continue;
    if (present === undefined || present.version !== entry.version) return `${path} is not the version in package-lock.json`;
  }
  return null;
}

/** @param {string} root @param {NodeJS.ProcessEnv} env @returns {Promise<number | null>} npm's exit code */
function npmCi(root, env) {
  return new Promise((done, fail) => {
    const args = ['ci', '--prefer-offline', '--no-audit', '--no-fund'];
    const npm = spawn('npm', args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    endWithUs(npm);
    npm.once('error', fail);
    npm.once('exit', done);
  });
}

/**
 * `npm ci` when needed. What was downloaded stays in npm's cache, so every further attempt fetches only what is missing.
 * @param {{root: string, env: NodeJS.ProcessEnv, pauseMs?: number}} options
 */
export async function installNpmPackages(options) {
  if (whyInstall(options.root) !== null) await aloneInClone(options.root, () => installAlone(options));
}

/** @param {{root: string, env: NodeJS.ProcessEnv, pauseMs?: number}} options */
async function installAlone({ root, env, pauseMs = PAUSE_MS }) {
  const reason = whyInstall(root);
  if (reason === null) return;
  // A test run or a container sets NODE_ENV=production; the build tools are needed all the same.
  const npmEnv = { ...env, NODE_ENV: 'development' };
  await step(`npm packages (npm ci, because ${reason})`, async () => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const code = await npmCi(root, npmEnv).catch(() => {
        throw new StartRefused('npm is not on the PATH; it comes with Node.js (https://nodejs.org).');
      });
      if (code === 0) return;
      tell(`  npm ci ended with ${code}; attempt ${attempt} of ${ATTEMPTS}`);
      await new Promise((wake) => setTimeout(wake, pauseMs));
    }
    throw new StartRefused(`npm ci failed ${ATTEMPTS} times in ${root}; what is downloaded is kept, start again to go on.`);
  });
}
