import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { ProcessSpec } from '../services/local-service';
import { RestartPolicy, type RestartDecision } from './restart-policy';

/** sysexits.h: the configuration is wrong; starting again changes nothing. */
const WRONG_CONFIGURATION = 78;

export interface Death {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ProcessWatcher {
  started(spec: ProcessSpec, pid: number): void;
  ended(spec: ProcessSpec, pid: number): void;
  restarting(spec: ProcessSpec, death: Death, decision: RestartDecision): void;
  misconfigured(spec: ProcessSpec): void;
}

/** One child process that is started again whenever it dies, until it is stopped. */
export class SupervisedProcess {
  private readonly restarts = new RestartPolicy();
  private child: ChildProcess | null = null;
  private pendingRestart: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    readonly spec: ProcessSpec,
    private readonly watcher: ProcessWatcher,
  ) {}

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  start(): void {
    const { spec } = this;
    const startedAt = performance.now();
    const log = openSync(spec.logFile, 'a', 0o600);
    const child = spawn(spec.command, [...spec.args], {
      cwd: spec.cwd,
      env: spec.env,
      detached: true, // Ctrl-C reaches the supervisor alone, which then stops all in order
      stdio: ['ignore', log, log],
      ...(spec.user === undefined ? {} : { uid: spec.user.uid, gid: spec.user.gid }),
    });
    closeSync(log);
    this.child = child;
    const died = (death: Death): void => this.died(child, death, performance.now() - startedAt);
    child.once('error', () => died({ code: null, signal: null })); // could not be started at all
    child.once('exit', (code, signal) => died({ code, signal }));
    if (child.pid !== undefined) this.watcher.started(spec, child.pid);
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Asks it to stop and makes it stop when it does not within the grace time. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    if (this.pendingRestart !== null) clearTimeout(this.pendingRestart);
    const { child } = this;
    if (child === null) return;
    const gone = new Promise<void>((done) => {
      child.once('exit', () => done());
    });
    child.kill(this.spec.stopSignal);
    const impatience = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await gone;
    clearTimeout(impatience);
  }

  private died(child: ChildProcess, death: Death, livedMs: number): void {
    if (this.child !== child) return; // `error` and `exit` may both come
    this.child = null;
    if (child.pid !== undefined) this.watcher.ended(this.spec, child.pid);
    if (this.stopping) return;
    if (death.code === WRONG_CONFIGURATION) {
      this.watcher.misconfigured(this.spec);
      return;
    }
    const decision = this.restarts.afterDeath(livedMs);
    this.watcher.restarting(this.spec, death, decision);
    this.pendingRestart = setTimeout(() => this.start(), decision.delayMs);
  }
}
