import { readFileSync } from 'node:fs';

/**
 * Process ids are reused, so a remembered process is a pid together with the moment it started.
 * @typedef {{pid: number, startedAt: string | null}} ProcessIdentity
 */

const START_TIME_FIELD = 19; // field 22 of /proc/<pid>/stat, counted from behind the command name

/** @param {number} pid */
function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const hasEnded = fields[0] === 'Z' || fields[0] === 'X'; // dead, only not yet collected by its parent
    return hasEnded ? null : (fields[START_TIME_FIELD] ?? null);
  } catch {
    return null; // gone, or a system without /proc
  }
}

/** @param {number} pid @returns {ProcessIdentity} */
export function identityOf(pid) {
  return { pid, startedAt: startTimeOf(pid) };
}

/** @param {number} pid */
function answersSignals(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** @param {ProcessIdentity} identity */
export function isRunning(identity) {
  if (!Number.isInteger(identity.pid) || identity.pid <= 0 || !answersSignals(identity.pid)) return false;
  return identity.startedAt === null || startTimeOf(identity.pid) === identity.startedAt;
}
