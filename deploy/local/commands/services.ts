import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { step, type Surroundings } from '../installing/programs';
import { forgetTwin } from '../services/postgres/postgres-places';
import type { ServiceAddresses } from '../services/local-services';
import type { ProcessTable } from '../supervisor/leftovers';
import { watchOwnParent } from '../supervisor/parent-watch';
import { LocalRun } from './local-run';

export interface ServicesContext {
  readonly root: string;
  readonly surroundings: Surroundings;
  readonly processes: ProcessTable;
}

/** Services on free ports in a folder of their own, gone without a trace when they are stopped. */
export class ThrowAwayServices {
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'paystop-test-'));
  private readonly ending = new AbortController();
  private readonly run: LocalRun;
  private stopping: Promise<void> | null = null;

  constructor(private readonly context: ServicesContext) {
    chmodSync(this.dataDir, 0o755); // PostgreSQL may run under another account
    this.run = new LocalRun({
      ...context,
      dataDir: this.dataDir,
      durable: false,
      onChange: () => undefined,
      onMisconfigured: (sentence) => context.surroundings.tell(sentence),
    });
  }

  async start(): Promise<ServiceAddresses> {
    const services = await this.run.prepareServices();
    const names = services.embedded.map(({ process }) => process.name).join(', ');
    const { tell } = this.context.surroundings;
    if (names !== '') await step(tell, `starting ${names}`, () => this.run.startServices(this.ending.signal));
    return services.addresses;
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopOnce();
    return this.stopping;
  }

  private async stopOnce(): Promise<void> {
    this.ending.abort();
    await this.run.stopServices();
    rmSync(this.dataDir, { recursive: true, force: true });
    forgetTwin(join(this.dataDir, 'postgres'));
  }
}

/** Calls back once on Ctrl-C, SIGTERM or when the parent process is gone. */
export function onEnd(callback: () => void): void {
  let called = false;
  const once = (): void => {
    if (called) return;
    called = true;
    callback();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  watchOwnParent(once)?.unref();
}

/** `npm run services`: keeps them until it is stopped, and tells the variables that tests read. */
export async function runServices(context: ServicesContext): Promise<void> {
  const services = new ThrowAwayServices(context);
  const ended = new Promise<void>((done) => onEnd(done));
  const { tell } = context.surroundings;
  try {
    const addresses = await services.start();
    for (const [name, address] of Object.entries(addresses)) tell(`export TEST_${name}='${address}'`);
    tell('Ctrl-C stops them');
    await Promise.race([ended, new Promise(() => setInterval(() => undefined, 60_000))]);
  } finally {
    await services.stop();
  }
  process.exit(0);
}
