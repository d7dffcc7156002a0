import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, runProgram, step, type ProgramCall } from '../../installing/programs';
import { readOrCreateSecret } from '../../supervisor/secrets';
import type { PreparedService, ServiceFolder, UnixUser } from '../local-service';

const PASSWORD_BYTES = 24;
const ACCOUNT = 'paystop';
const DATABASE = 'paystop';
/** The eighth line of postmaster.pid, which pg_ctl reads as well. */
const STATUS_LINE = 7;

export interface PostgresSetup {
  /** Folder with bin/initdb and bin/postgres. */
  readonly programs: string;
  /** Who runs it; null = whoever runs this. */
  readonly user: UnixUser | null;
  /** False only for data that are thrown away with the run: then nothing waits for the disk. */
  readonly durable: boolean;
}

export function postgresSettings(port: number, durable: boolean): string {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    wal_level: 'minimal', // nothing replicates a development database
    max_wal_senders: 0,
    max_wal_size: '4GB', // checkpoints by time rather than by volume: after each, every page is logged whole once
    checkpoint_timeout: '15min',
    wal_compression: 'off', // this build offers only the slow way
    random_page_cost: 1.1,
    update_process_title: 'off',
    jit: 'off', // compiling costs more than these short statements take
    max_parallel_workers_per_gather: 0, // also spares /dev/shm, which is tiny in containers
    autovacuum_naptime: '10s',
    default_statistics_target: 20, // growing tables are analysed every few seconds under load: a fifth of the usual sample is plenty for look-ups by key
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] ',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return `${Object.entries(settings).map(([name, value]) => `${name} = '${value}'`).join('\n')}\n`;
}

interface Cluster extends PostgresSetup {
  readonly folder: string;
  readonly data: string;
  readonly passwordFile: string;
}

async function runAsOwner(cluster: Cluster, call: Pick<ProgramCall, 'args' | 'input'> & { program: string }): Promise<void> {
  const { code, output } = await runProgram({
    command: join(cluster.programs, 'bin', call.program),
    args: call.args,
    cwd: cluster.folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    ...(call.input === undefined ? {} : { input: call.input }),
    ...(cluster.user === null ? {} : { user: cluster.user }),
  });
  if (code !== 0) throw new Error(`PostgreSQL's ${call.program} ended with ${code}:\n${lastLines(output)}`);
}

async function initialise(cluster: Cluster): Promise<void> {
  rmSync(cluster.data, { recursive: true, force: true }); // left by an interrupted start
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['--auth=scram-sha-256', `--pwfile=${cluster.passwordFile}`, '-U', ACCOUNT];
  const speed = cluster.durable ? [] : ['--no-sync'];
  await runAsOwner(cluster, { program: 'initdb', args: ['-D', cluster.data, ...access, ...locale, ...speed] });
  const single = ['--single', '-D', cluster.data, 'postgres'];
  await runAsOwner(cluster, { program: 'postgres', args: single, input: `CREATE DATABASE ${DATABASE};\n` });
}

function own(file: string, user: UnixUser | null): void {
  if (user !== null) chownSync(file, user.uid, user.gid);
}

function isReady(data: string): boolean {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[STATUS_LINE]?.trim() === 'ready';
  } catch {
    return false; // not yet written
  }
}

/** Initialises a PostgreSQL of its own in the folder on the first start and writes its settings on every one. */
export async function preparePostgres(folder: ServiceFolder, setup: PostgresSetup): Promise<PreparedService> {
  const port = await folder.port('postgres');
  const passwordFile = join(folder.path, 'password');
  const password = readOrCreateSecret(passwordFile, () => randomBytes(PASSWORD_BYTES).toString('hex'));
  own(passwordFile, setup.user);
  const cluster: Cluster = { ...setup, folder: folder.path, data: join(folder.path, 'data'), passwordFile };
  const initialised = join(folder.path, 'initialised');
  if (!existsSync(initialised)) {
    await step(folder.tell, 'PostgreSQL database', () => initialise(cluster));
    writeFileSync(initialised, '');
  }
  const settingsFile = join(cluster.data, 'postgresql.conf');
  writeFileSync(settingsFile, postgresSettings(port, setup.durable));
  own(settingsFile, setup.user);
  return {
    process: {
      name: 'postgres',
      command: join(setup.programs, 'bin', 'postgres'),
      args: ['-D', cluster.data],
      cwd: folder.path,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      ...(setup.user === null ? {} : { user: setup.user }),
      stopSignal: 'SIGINT', // "fast": does not wait for clients to leave
      logFile: folder.logFile,
    },
    address: `postgres://${ACCOUNT}:${password}@127.0.0.1:${port}/${DATABASE}`,
    isReady: () => Promise.resolve(isReady(cluster.data)),
  };
}
