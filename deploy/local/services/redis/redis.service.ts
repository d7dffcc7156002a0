import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readOrCreateSecret } from '../../supervisor/secrets';
import type { PreparedService, ServiceFolder } from '../local-service';

const PASSWORD_BYTES = 24;
const PROBE_TIMEOUT_MS = 500;

/** Redis is a cache here: nothing is lost with it, so it writes no disk at all. */
function configuration(port: number, password: string, dir: string): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${dir}"`,
    'save ""',
    'appendonly no',
    'maxmemory 128mb',
    'maxmemory-policy allkeys-lru',
    'daemonize no',
    'loglevel warning',
    '',
  ].join('\n');
}

function answersPing(port: number, password: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: PROBE_TIMEOUT_MS });
    let said = '';
    const end = (ready: boolean): void => {
      socket.destroy();
      done(ready);
    };
    socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
      if (said.includes('+PONG')) end(true);
    });
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('close', () => end(false));
  });
}

/** Configures a Redis of its own in the folder; its password stands in a file, never on a command line. */
export async function prepareRedis(folder: ServiceFolder): Promise<PreparedService> {
  mkdirSync(folder.path, { recursive: true, mode: 0o700 });
  const port = await folder.port('redis');
  const password = readOrCreateSecret(join(folder.path, 'password'), () => randomBytes(PASSWORD_BYTES).toString('hex'));
  const file = join(folder.path, 'redis.conf');
  writeFileSync(file, configuration(port, password, folder.path), { mode: 0o600 });
  return {
    process: {
      name: 'redis',
      command: 'redis-server',
      args: [file],
      cwd: folder.path,
      env: process.env,
      stopSignal: 'SIGTERM',
      logFile: folder.logFile,
    },
    address: `redis://:${password}@127.0.0.1:${port}`,
    isReady: () => answersPing(port, password),
  };
}
