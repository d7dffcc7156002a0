import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { identityOf, isRunning } from './process-identity.mjs';
import { StartRefused } from './tell.mjs';

const DEFAULT_NAME = '.paystop';
const MARKER = '.paystop-data-folder';
const LOCK = 'supervisor.lock';

/** @param {string} root @param {NodeJS.ProcessEnv} env */
export function dataFolderPath(root, env) {
  return resolve(root, env.PAYSTOP_DATA_DIR || DEFAULT_NAME);
}

/** @param {string} folder */
function lockHolder(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, LOCK), 'utf8'));
  } catch {
    return null; // no lock, or one torn by a crash: nobody holds it
  }
}

/** @param {string} folder */
function addressOf(folder, holder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'runtime.json'), 'utf8')).gateway;
  } catch {
    return holder.gateway ?? 'an address it has not told yet (still starting)';
  }
}

/**
 * One supervisor per data folder. The lock of a killed one is taken over: its process no longer runs.
 * @param {string} folder
 */
function takeLock(folder) {
  const path = join(folder, LOCK);
  const mine = JSON.stringify(identityOf(process.pid));
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = lockHolder(folder);
    if (holder !== null && isRunning(holder)) {
      throw new StartRefused(
        `PayStop is already running on ${folder} at ${addressOf(folder, holder)} (process ${holder.pid}).`,
      );
    }
    moveAside(path);
  }
}

/** Renaming has one winner, so two starts that find the same dead lock do not both think they took it. */
function moveAside(path) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** @param {string} folder */
function markAsOurs(folder) {
  const content = readdirSync(folder).filter((name) => name !== LOCK);
  if (content.length === 0 || basename(folder) === DEFAULT_NAME) {
    writeFileSync(join(folder, MARKER), 'Data of a local PayStop; `npm start -- --fresh` empties this folder.\n');
  }
}

/** @param {string} folder */
function empty(folder) {
  if (!existsSync(join(folder, MARKER))) {
    throw new StartRefused(`--fresh empties only folders that PayStop made; ${folder} is not one of them.`);
  }
  for (const name of readdirSync(folder)) {
    if (name !== LOCK && name !== MARKER) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Makes the data folder this process's own until `release` is called.
 * @param {{root: string, env: NodeJS.ProcessEnv}} where
 */
export function claimDataFolder({ root, env }) {
  const folder = dataFolderPath(root, env);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  takeLock(folder);
  markAsOurs(folder);
  return {
    path: folder,
    empty: () => empty(folder),
    release: () => rmSync(join(folder, LOCK), { force: true }),
  };
}
