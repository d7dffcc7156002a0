import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from './repository-root';
import { type RunServices, freshServices } from './run-services';

export interface ProductOptions {
  /** `embedded`: the product starts PostgreSQL, Redis and Kafka itself; `named`: those of TEST_DATABASE_URL and so on. */
  readonly services: 'named' | 'embedded';
  /** YAML merged over policy/cn.yaml. */
  readonly policy?: string;
  /** Settings of the apps, over the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
  readonly tell?: (line: string) => void;
}

interface RuntimeFile {
  readonly gateway: string;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly kafkaBrokers: string;
  readonly metrics: readonly string[];
  readonly apps: readonly { readonly name: string; readonly pid: number; readonly url: string }[];
}

/** On a busy machine; an idle one needs a few seconds. */
const READY_WITHIN_MS = 120_000;
const STOPPED_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 50;
const READY_LINE = 'PayStop is ready';

/** The whole product under its own supervisor, as `npm start` runs it, in a data folder of its own. */
export class Product {
  private constructor(
    private readonly supervisor: ChildProcess,
    readonly dataDir: string,
    readonly kafkaPrefix: string,
    private readonly services: RunServices | undefined,
  ) {}

  static async start(options: ProductOptions): Promise<Product> {
    const dataDir = mkdtempSync(join(tmpdir(), 'paystop-product-'));
    chmodSync(dataDir, 0o755); // PostgreSQL may run under another account
    const services = options.services === 'named' ? await freshServices() : undefined;
    const files = configurationFiles(dataDir, options.policy);
    const env = { ...surroundings(), LOG_LEVEL: 'warn', ...services?.env, ...files, PORT: '0', PAYSTOP_DATA_DIR: dataDir, ...options.env };
    const supervisor = spawn(process.execPath, ['deploy/local/start.mjs'], { cwd: repositoryRoot(), env, stdio: ['ignore', 'pipe', 'pipe'] });
    const product = new Product(supervisor, dataDir, services?.kafkaPrefix ?? '', services);
    try {
      await untilReady(supervisor, options.tell ?? (() => undefined));
    } catch (error) {
      await product.stop();
      throw error;
    }
    return product;
  }

  /** As of now: a restarted app has another process id. */
  get runtime(): RuntimeFile {
    return JSON.parse(readFileSync(join(this.dataDir, 'runtime.json'), 'utf8')) as RuntimeFile;
  }

  get supervisorPid(): number {
    return this.supervisor.pid ?? 0;
  }

  app(name: string): { readonly pid: number; readonly url: string } {
    const app = this.runtime.apps.find((each) => each.name === name);
    if (app === undefined) throw new Error(`${name} does not run`);
    return app;
  }

  log(app: string): string {
    return readFileSync(join(this.dataDir, 'logs', `${app}.log`), 'utf8');
  }

  /** Ends an app at once, without a word. @returns when another process has taken its place and is ready. */
  async killHard(app: string, withinMs = READY_WITHIN_MS): Promise<void> {
    const { pid } = this.app(app);
    process.kill(pid, 'SIGKILL');
    await this.until(async () => this.app(app).pid !== pid && (await isReady(this.app(app).url)), withinMs, `${app} did not come back`);
  }

  async untilAllReady(withinMs = READY_WITHIN_MS): Promise<void> {
    const all = async (): Promise<boolean> => (await Promise.all(this.runtime.apps.map(({ url }) => isReady(url)))).every(Boolean);
    await this.until(all, withinMs, 'not all apps are ready');
  }

  async stop(): Promise<void> {
    if (this.supervisor.exitCode === null && this.supervisor.signalCode === null) {
      const ended = once(this.supervisor, 'exit');
      this.supervisor.kill('SIGTERM');
      const limit = sleep(STOPPED_WITHIN_MS, 'late' as const, { ref: false });
      if ((await Promise.race([ended, limit])) === 'late') this.supervisor.kill('SIGKILL');
    }
    await this.services?.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async until(holds: () => Promise<boolean>, withinMs: number, otherwise: string): Promise<void> {
    const endAt = Date.now() + withinMs;
    while (!(await holds().catch(() => false))) {
      if (Date.now() > endAt) throw new Error(`${otherwise} within ${String(withinMs)} ms`);
      await sleep(LOOK_EVERY_MS);
    }
  }
}

const OURS = /^(PAYSTOP_|DATABASE_URL$|REDIS_URL$|KAFKA_|OIDC_|[A-Z]+_URL$|PORT$|HOST$|NODE_ENV$)/;

/** Without any setting of a PayStop that somebody runs beside the test: nobody's data are touched. */
function surroundings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)));
}

function configurationFiles(dataDir: string, policy: string | undefined): Record<string, string> {
  if (policy === undefined) return {};
  const file = join(dataDir, 'policy-of-this-run.yaml');
  writeFileSync(file, policy);
  return { PAYSTOP_POLICY: file };
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
  await answer.body?.cancel();
  return answer.ok;
}

function untilReady(supervisor: ChildProcess, tell: (line: string) => void): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${why}; it said:\n${said.slice(-4_000)}`));
    const timer = setTimeout(() => fail('PayStop is not ready in time'), READY_WITHIN_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      for (const line of chunk.toString('utf8').split('\n')) if (line !== '') tell(line);
      if (!said.includes(READY_LINE)) return;
      clearTimeout(timer);
      said = READY_LINE;
      resolve();
    };
    supervisor.stdout?.on('data', hear);
    supervisor.stderr?.on('data', hear);
    supervisor.once('exit', (code) => {
      clearTimeout(timer);
      fail(`npm start ended with ${String(code)}`);
    });
  });
}
