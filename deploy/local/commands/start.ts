import { join } from 'node:path';
import { stepUnless, type Surroundings } from '../installing/programs';
import { withoutPassword, type LocalServices } from '../services/local-services';
import { forgetTwin } from '../services/postgres/postgres-places';
import { appProcess, planApps, SINGLE_PROCESS, singleProcess, type AppPlan } from '../supervisor/app-plan';
import type { ProcessTable } from '../supervisor/leftovers';
import { watchOwnParent } from '../supervisor/parent-watch';
import { appLacks, waitForAll } from '../supervisor/readiness';
import { RuntimeFile, type RuntimeState } from '../supervisor/runtime-file';
import { developmentSecrets } from '../supervisor/secrets';
import { TerminalLog } from '../supervisor/terminal-log';
import { demoUserLines } from './demo-users';
import { LocalRun } from './local-run';

/** What the bootstrap, which runs without any npm package, hands over. */
export interface StartContext {
  readonly root: string;
  readonly dataFolder: { readonly path: string; empty(): void; release(): void };
  readonly gatewayPort: number;
  readonly options: { readonly fresh: boolean; readonly single: boolean; readonly simulator: boolean };
  readonly surroundings: Surroundings;
  readonly processes: ProcessTable;
}

const APPS_GRACE_MS = 7_000;

/** `npm start`: everything up, told as it happens, kept up, and down again on a signal. */
export class PayStop {
  private readonly run: LocalRun;
  private readonly runtimeFile: RuntimeFile;
  private readonly terminalLog: TerminalLog;
  private readonly ending = new AbortController();
  private plan: AppPlan = { apps: [], addresses: {} };
  private services: LocalServices | null = null;
  private isReady = false;

  constructor(private readonly context: StartContext) {
    const { dataFolder, processes, root, surroundings } = context;
    this.runtimeFile = new RuntimeFile(dataFolder.path);
    this.terminalLog = new TerminalLog(surroundings.tell);
    this.run = new LocalRun({
      root,
      dataDir: dataFolder.path,
      durable: true,
      surroundings,
      processes,
      onChange: () => this.tellRuntime(),
      onMisconfigured: (sentence) => this.end(sentence),
    });
  }

  async start(): Promise<void> {
    this.listenToSignals();
    await this.run.endLeftovers();
    this.runtimeFile.remove(); // a killed start leaves its own behind
    if (this.context.options.fresh) this.emptyData();
    this.services = await this.run.prepareServices();
    if (this.ending.signal.aborted) return;
    const { tell } = this.context.surroundings;
    if (this.services.embedded.length > 0) {
      const names = this.services.embedded.map(({ process }) => process.name).join(', ');
      await stepUnless(tell, `starting ${names}`, { work: () => this.run.startServices(this.ending.signal), stopped: () => this.ending.signal.aborted });
    }
    if (this.ending.signal.aborted) return;
    await this.startApps();
  }

  private emptyData(): void {
    this.context.surroundings.tell(`… emptying ${this.context.dataFolder.path} (--fresh)`);
    this.context.dataFolder.empty();
    forgetTwin(join(this.context.dataFolder.path, 'postgres'));
  }

  private async startApps(): Promise<void> {
    const { context } = this;
    const { env, tell } = context.surroundings;
    const { simulator } = context.options;
    this.plan = await planApps({ env, gatewayPort: context.gatewayPort, ports: this.run.ports, simulator });
    const launch = async (): Promise<void> => {
      this.launchApps();
      this.terminalLog.start();
      const awaited = this.plan.apps.map(({ name, url }) => ({ name, lacks: () => appLacks(url) }));
      await waitForAll(awaited, tell, this.ending.signal);
    };
    await stepUnless(tell, `starting ${this.plan.apps.map(({ name }) => name).join(', ')}`, { work: launch, stopped: () => this.ending.signal.aborted });
    if (this.ending.signal.aborted) return;
    this.isReady = true;
    this.terminalLog.showWarningsToo();
    this.tellRuntime();
    await this.tellReady();
  }

  private launchApps(): void {
    const { root, dataFolder, surroundings, options } = this.context;
    const place = { root, dataDir: dataFolder.path, env: this.appEnvironment() };
    const specs = options.single
      ? [singleProcess(this.plan.apps, place)]
      : this.plan.apps.map((app) => appProcess(app, place));
    for (const spec of specs) {
      this.terminalLog.follow(spec.name, spec.logFile);
      this.run.supervisor.start(spec);
    }
    if (options.single) surroundings.tell('  all apps run in one process (--single)');
  }

  private appEnvironment(): NodeJS.ProcessEnv {
    const { env } = this.context.surroundings;
    return {
      ...env,
      NODE_ENV: env['NODE_ENV'] || 'development',
      ...this.services?.addresses,
      ...developmentSecrets(env, this.context.dataFolder.path),
      ...this.plan.addresses,
      PAYSTOP_DATA_DIR: this.context.dataFolder.path,
      PAYSTOP_PARENT_PID: String(process.pid),
    };
  }

  private processOf(app: string): string {
    return this.context.options.single ? SINGLE_PROCESS : app;
  }

  private tellRuntime(): void {
    if (this.isReady && !this.ending.signal.aborted) this.runtimeFile.write(this.runtimeState());
  }

  private runtimeState(): RuntimeState {
    const gateway = `http://127.0.0.1:${this.context.gatewayPort}`;
    const { addresses } = this.services ?? { addresses: { DATABASE_URL: '', REDIS_URL: '', KAFKA_BROKERS: '' } };
    return {
      gateway,
      databaseUrl: addresses.DATABASE_URL,
      redisUrl: addresses.REDIS_URL,
      kafkaBrokers: addresses.KAFKA_BROKERS,
      console: `${gateway}/`,
      officer: `${gateway}/officer`,
      docs: `${gateway}/api/docs`,
      metrics: this.plan.apps.map(({ url }) => `${url}/metrics`),
      apps: this.plan.apps.map(({ name, url }) => ({ name, pid: this.run.supervisor.pidOf(this.processOf(name)) ?? 0, url })),
    };
  }

  private async tellReady(): Promise<void> {
    const { tell } = this.context.surroundings;
    const state = this.runtimeState();
    const issuer = this.plan.apps.find(({ name }) => name === 'dev-issuer');
    tell('');
    tell('PayStop is ready');
    tell(`  console     ${state.console}`);
    tell(`  officer app ${state.officer}`);
    tell(`  API         ${state.docs}`);
    tell(`  metrics     ${state.metrics.join(' ')}`);
    tell(`  PostgreSQL  ${withoutPassword(state.databaseUrl)} (with its password in ${join(this.context.dataFolder.path, 'runtime.json')})`);
    for (const line of await demoUserLines(issuer?.url ?? null)) tell(`  ${line}`);
    tell('Ctrl-C stops everything; data stay in ' + this.context.dataFolder.path);
  }

  private listenToSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.end(null, signal));
    process.on('SIGHUP', () => this.reload());
    process.on('uncaughtException', (error) => this.end(`unexpected: ${error.stack ?? error.message}`));
    watchOwnParent(() => this.end(null, 'its parent process is gone'));
  }

  private reload(): void {
    this.context.surroundings.tell('SIGHUP: the apps read the institutions file again');
    const names = this.plan.apps.map(({ name }) => this.processOf(name));
    this.run.supervisor.signal([...new Set(names)], 'SIGHUP');
  }

  /** Stops everything once; a sentence makes it a failure. */
  private end(sentence: string | null, reason = ''): void {
    if (this.ending.signal.aborted) return;
    this.ending.abort();
    const { tell } = this.context.surroundings;
    if (sentence !== null) process.stderr.write(`${sentence}\n`);
    tell(`stopping${reason === '' ? '' : ` (${reason})`} …`);
    void this.stopAll().finally(() => {
      tell('PayStop has stopped');
      process.exit(sentence === null ? 0 : 1);
    });
  }

  private async stopAll(): Promise<void> {
    this.runtimeFile.remove();
    const names = this.plan.apps.map(({ name }) => this.processOf(name));
    await this.run.supervisor.stop([...new Set(names)], APPS_GRACE_MS);
    this.terminalLog.stop();
    await this.run.stopServices();
    this.context.dataFolder.release();
  }

  /** For a start that failed on the way: nothing stays behind. */
  async abandon(): Promise<void> {
    this.ending.abort();
    await this.stopAll();
  }
}

/** @throws what kept PayStop from starting; everything is stopped then. */
export async function start(context: StartContext): Promise<void> {
  const paystop = new PayStop(context);
  try {
    await paystop.start();
  } catch (error) {
    await paystop.abandon();
    throw error;
  }
}
