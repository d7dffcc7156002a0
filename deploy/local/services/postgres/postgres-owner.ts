import { readFileSync } from 'node:fs';
import { findOnPath, runProgram, StartRefused, type Surroundings } from '../../installing/programs';
import type { UnixUser } from '../local-service';

const OWN_ACCOUNT = 'paystop';
const LAST_RESORT = 'nobody';

/** An entry of /etc/passwd, or null. */
export function accountIn(passwd: string, name: string): UnixUser | null {
  const fields = passwd.split('\n').map((line) => line.split(':')).find(([account]) => account === name);
  if (fields?.[2] === undefined || fields[3] === undefined) return null;
  return { name, uid: Number(fields[2]), gid: Number(fields[3]) };
}

function account(name: string): UnixUser | null {
  return accountIn(readFileSync('/etc/passwd', 'utf8'), name);
}

/**
 * PostgreSQL refuses to run as root. As root it gets an account of its own, made on the first start;
 * for everybody else it runs as whoever starts it (null).
 */
export async function postgresOwner(surroundings: Surroundings): Promise<UnixUser | null> {
  if (!surroundings.isRoot) return null;
  const present = account(OWN_ACCOUNT);
  if (present !== null) return present;
  if (findOnPath('useradd', surroundings.env) !== null) {
    surroundings.tell(`… system account "${OWN_ACCOUNT}" (useradd), because PostgreSQL refuses to run as root`);
    const args = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_ACCOUNT];
    await runProgram({ command: 'useradd', args, env: surroundings.env });
  }
  const usable = account(OWN_ACCOUNT) ?? account(LAST_RESORT);
  if (usable === null) {
    throw new StartRefused('PostgreSQL refuses to run as root, and there is no other account: start PayStop as an ordinary user.');
  }
  return usable;
}
