import { runApp, type ReloadResult, type RunningApp, type StartApp } from '@paystop/service-kit';
import { join } from 'node:path';

interface Listener {
  readonly app: string;
  readonly host: string;
  readonly port: string;
}

/** `apps/gateway=127.0.0.1:3000` */
function listenerFrom(argument: string): Listener {
  const found = /^apps\/([a-z-]+)=(.+):(\d+)$/.exec(argument);
  if (found?.[1] === undefined || found[2] === undefined || found[3] === undefined) {
    throw new Error(`"${argument}" is not apps/<app>=<host>:<port>`);
  }
  return { app: found[1], host: found[2], port: found[3] };
}

/** Which apps run here is known only at the start, so their code is found by their name. */
function startOf(app: string): StartApp {
  const path = join(__dirname, '..', '..', '..', 'apps', app, 'src', 'start.js');
  return (require(path) as { start: StartApp }).start;
}

async function reloadAll(apps: readonly RunningApp[]): Promise<ReloadResult> {
  const results = await Promise.all(apps.map((app) => app.reload?.()));
  const told = results.filter((result) => result !== undefined);
  return { ok: told.every(({ ok }) => ok), message: told.map(({ message }) => message).join('; ') };
}

async function startAll(listeners: readonly Listener[], env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const apps = await Promise.all(
    listeners.map(({ app, host, port }) => startOf(app)({ ...env, HOST: host, PORT: port })),
  );
  return {
    name: 'all-in-one',
    url: apps.map(({ url }) => url).join(' '),
    stop: async () => {
      await Promise.all(apps.map((app) => app.stop()));
    },
    reload: () => reloadAll(apps),
  };
}

runApp('all-in-one', (env) => startAll(process.argv.slice(2).map(listenerFrom), env));
