import { LOG_LEVELS, type LogLevel, createLogger } from '@paystop/observability';
import type { Logger } from '@paystop/ports';
import { ConfigError } from '@paystop/kernel';
import { watchParent } from './parent-watch';

/** What re-reading the configuration led to, in one sentence for the log. */
export interface ReloadResult {
  readonly ok: boolean;
  readonly message: string;
}

export interface RunningApp {
  readonly name: string;
  /** Where the app listens, such as http://127.0.0.1:43121. */
  readonly url: string;
  /** Ends the app cleanly within seconds; further calls give the same promise. */
  stop(): Promise<void>;
  /** SIGHUP: reads the institutions file again. */
  reload?(): Promise<ReloadResult>;
}

export type StartApp = (env: NodeJS.ProcessEnv) => Promise<RunningApp>;

/** sysexits.h: the configuration is wrong. */
const EXIT_CONFIG = 78;
const EXIT_CRASH = 1;
/** Below the supervisor's ten seconds. */
const STOP_LIMIT_MS = 8_000;

/**
 * Runs one app as this process: starts it, stops it on SIGTERM, SIGINT or when its parent is gone, reloads it on SIGHUP.
 * Exit codes: 0 after a stop, 78 for a wrong configuration (one sentence on standard error), 1 after a crash.
 */
export function runApp(name: string, start: StartApp): void {
  new AppProcess(name, start).run();
}

class AppProcess {
  private readonly logger: Logger;
  private readonly starting: Promise<RunningApp>;
  private running: RunningApp | undefined;
  private stopping = false;

  constructor(
    private readonly name: string,
    start: StartApp,
  ) {
    this.logger = createLogger(name, logLevel(process.env));
    this.starting = Promise.resolve().then(() => start(process.env));
  }

  run(): void {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.stop(signal));
    process.on('SIGHUP', () => this.reload());
    process.on('uncaughtException', (error) => this.crash('uncaught exception', error));
    process.on('unhandledRejection', (error) => this.crash('unhandled rejection', error));
    watchParent(process.env, () => this.stop('parent gone'));
    this.starting.then((running) => this.started(running), (error: unknown) => this.failedToStart(error));
  }

  private started(running: RunningApp): void {
    this.running = running;
    if (this.stopping) return;
    this.logger.info('app ready', { url: running.url, pid: process.pid });
    process.send?.({ type: 'ready', name: this.name, url: running.url });
  }

  private failedToStart(error: unknown): void {
    if (this.stopping) return;
    if (error instanceof ConfigError) {
      process.stderr.write(`${this.name}: ${error.message}\n`);
      process.exit(EXIT_CONFIG);
    }
    this.crash('start failed', error);
  }

  /** A start that is still waiting for its services has nothing to finish: it just ends. */
  private stop(reason: string): void {
    if (this.stopping) return;
    this.stopping = true;
    if (this.running === undefined) process.exit(0);
    this.logger.info('app stopping', { reason });
    const limit = setTimeout(() => this.crash('stop took too long', undefined), STOP_LIMIT_MS);
    limit.unref();
    this.running.stop().then(() => process.exit(0), (error: unknown) => this.crash('stop failed', error));
  }

  private reload(): void {
    const reload = this.running?.reload?.bind(this.running);
    if (reload === undefined) return;
    reload().then(
      (result) => (result.ok ? this.logger.info(result.message) : this.logger.warn(result.message)),
      (error: unknown) => this.logger.error('reload failed', { error }),
    );
  }

  private crash(reason: string, error: unknown): void {
    this.logger.error(reason, { error });
    process.exit(EXIT_CRASH);
  }
}

function logLevel(env: NodeJS.ProcessEnv): LogLevel {
  return LOG_LEVELS.find((level) => level === env['LOG_LEVEL']) ?? 'info';
}
