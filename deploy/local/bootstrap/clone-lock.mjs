import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isRunning } from './process-identity.mjs';
import { tell } from './tell.mjs';

const LOCK = '.preparing.lock';
const LOOK_EVERY_MS = 500;

/** @param {string} path */
function holderOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null; // no lock, or one torn by a crash: nobody holds it
  }
}

/** @param {string} path @param {string} mine @returns {boolean} whether the lock is ours now */
function take(path, mine) {
  try {
    writeFileSync(path, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Renaming has one winner, so two commands that find the same dead lock do not both think they took it. @param {string} path */
function moveAside(path) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/**
 * What changes the clone itself (node_modules, dist) is done by one command at a time: two `npm ci` in one folder destroy each
 * other's work. A command that waits looks again whether anything is left to do.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function aloneInClone(root, work) {
  const path = join(root, LOCK);
  const mine = JSON.stringify(identityOf(process.pid));
  let told = false;
  while (!take(path, mine)) {
    const holder = holderOf(path);
    if (holder === null || !isRunning(holder)) {
      moveAside(path);
      continue;
    }
    if (!told) tell(`… waiting for another command that prepares this clone (process ${holder.pid})`);
    told = true;
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
