import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../installing/programs';
import type { ProcessSpec } from '../services/local-service';
import type { PortBook } from '../services/port-book';

const LOOPBACK = '127.0.0.1';
const GATEWAY = 'gateway';
const ISSUER = 'dev-issuer';
const SIMULATOR = 'bank-simulator';

/** All apps, in the order of their start: whoever is asked by others comes first. */
export const APPS = [ISSUER, GATEWAY, 'orchestrator', 'dispatcher', 'projector', SIMULATOR] as const;
export type AppName = (typeof APPS)[number];

export interface PlannedApp {
  readonly name: AppName;
  readonly port: number;
  readonly host: string;
  readonly url: string;
}

export interface AppPlanInput {
  readonly env: NodeJS.ProcessEnv;
  readonly gatewayPort: number;
  readonly ports: PortBook;
  readonly simulator: boolean;
}

export interface AppPlan {
  readonly apps: readonly PlannedApp[];
  /** How the apps find each other; an address that the environment names stays as it is. */
  readonly addresses: Readonly<Record<string, string>>;
}

function isPlanned(app: AppName, input: AppPlanInput): boolean {
  if (app === ISSUER) return !input.env['OIDC_ISSUER']; // somebody else's issuer is named
  return app !== SIMULATOR || input.simulator;
}

/** Which apps run where: the gateway on the public port, all others on free ports of the loopback address. */
export async function planApps(input: AppPlanInput): Promise<AppPlan> {
  const all = new Map<AppName, PlannedApp>();
  for (const name of APPS) {
    const port = name === GATEWAY ? input.gatewayPort : await input.ports.claim(name);
    const host = name === GATEWAY ? input.env['HOST'] || LOOPBACK : LOOPBACK;
    all.set(name, { name, port, host, url: `http://${LOOPBACK}:${port}` });
  }
  const url = (name: AppName): string => all.get(name)?.url ?? '';
  const wanted = {
    OIDC_ISSUER: url(ISSUER),
    PAYSTOP_BASE_URL: url(GATEWAY),
    ORCHESTRATOR_URL: url('orchestrator'),
    DISPATCHER_URL: url('dispatcher'),
    PROJECTOR_URL: url('projector'),
    PAYSTOP_SIMULATOR_URL: url(SIMULATOR),
  };
  const addresses = Object.entries(wanted).map(([name, address]): [string, string] => [name, input.env[name] || address]);
  return {
    apps: [...all.values()].filter((app) => isPlanned(app.name, input)),
    addresses: { OIDC_AUDIENCE: input.env['OIDC_AUDIENCE'] || 'paystop', ...Object.fromEntries(addresses) },
  };
}

export interface AppProcesses {
  readonly root: string;
  readonly dataDir: string;
  /** What all apps get. */
  readonly env: NodeJS.ProcessEnv;
}

function common(place: AppProcesses, name: string): Pick<ProcessSpec, 'name' | 'command' | 'cwd' | 'stopSignal' | 'logFile'> {
  return {
    name,
    command: process.execPath,
    cwd: place.root,
    stopSignal: 'SIGTERM',
    logFile: join(place.dataDir, 'logs', `${name}.log`),
  };
}

function compiled(root: string, path: string): string {
  if (!existsSync(join(root, path))) throw new StartRefused(`${path} is missing: the build is incomplete, remove dist/ and start again.`);
  return path;
}

/** Under load nearly everything lives for one chunk: a larger nursery saves a tenth of the CPU, and stays small while nothing happens. */
const ROOM_FOR_SHORT_LIVES = '--max-semi-space-size=64';

/** One process per app; its command line names it. */
export function appProcess(app: PlannedApp, place: AppProcesses): ProcessSpec {
  return {
    ...common(place, app.name),
    args: [ROOM_FOR_SHORT_LIVES, compiled(place.root, `dist/apps/${app.name}/src/main.js`)],
    env: { ...place.env, HOST: app.host, PORT: String(app.port) },
  };
}

export const SINGLE_PROCESS = 'all-in-one';

/** All apps in one process (`--single`): for small machines and debuggers. */
export function singleProcess(apps: readonly PlannedApp[], place: AppProcesses): ProcessSpec {
  const listeners = apps.map((app) => `apps/${app.name}=${app.host}:${app.port}`);
  return {
    ...common(place, SINGLE_PROCESS),
    args: [compiled(place.root, 'dist/deploy/local/commands/all-in-one.js'), ...listeners],
    env: place.env,
  };
}
