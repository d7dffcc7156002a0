import type { Tell } from '../installing/programs';
import type { ProcessSpec } from '../services/local-service';
import type { Guardian } from './guardian';
import type { RunningProcesses } from './leftovers';
import { endOf } from './log-file';
import { asSentence } from './log-lines';
import type { RestartDecision } from './restart-policy';
import { SupervisedProcess, type Death, type ProcessWatcher } from './supervised-process';

const LAST_WORDS = 5;

export interface SupervisorParts {
  readonly guardian: Guardian;
  readonly running: RunningProcesses;
  readonly tell: Tell;
  /** Called whenever the set of running processes changes. */
  readonly onChange: () => void;
  /** A process says that its configuration is wrong: nothing to restart, everything stops with this sentence. */
  readonly onMisconfigured: (sentence: string) => void;
}

/** Keeps a set of processes running until it is told to stop them. */
export class Supervisor implements ProcessWatcher {
  private readonly processes = new Map<string, SupervisedProcess>();

  constructor(private readonly parts: SupervisorParts) {}

  start(spec: ProcessSpec): void {
    const process = new SupervisedProcess(spec, this);
    this.processes.set(spec.name, process);
    process.start();
  }

  pidOf(name: string): number | null {
    return this.processes.get(name)?.pid ?? null;
  }

  signal(names: readonly string[], signal: NodeJS.Signals): void {
    for (const name of names) this.processes.get(name)?.signal(signal);
  }

  /** Stops these side by side; whoever is not gone after the grace time is killed. */
  async stop(names: readonly string[], graceMs: number): Promise<void> {
    await Promise.all(names.map((name) => this.processes.get(name)?.stop(graceMs)));
  }

  started(spec: ProcessSpec, pid: number): void {
    this.parts.guardian.watch({ pid, stopSignal: spec.stopSignal });
    this.parts.running.add(spec.name, pid);
    this.parts.onChange();
  }

  ended(_spec: ProcessSpec, pid: number): void {
    this.parts.guardian.forget(pid);
    this.parts.running.remove(pid);
  }

  restarting(spec: ProcessSpec, death: Death, decision: RestartDecision): void {
    const { tell } = this.parts;
    tell(`[${spec.name}] ended (${describe(death)}); starting it again in ${decision.delayMs / 1000} s`);
    if (!decision.isCrashLoop) return;
    tell(`[${spec.name}] is in a crash loop: it has ended ${decision.deaths} times in a row. Its last words (${spec.logFile}):`);
    for (const line of endOf(spec.logFile, LAST_WORDS)) tell(`[${spec.name}]   ${asSentence(line)}`);
  }

  misconfigured(spec: ProcessSpec): void {
    const sentence = endOf(spec.logFile, 1).map(asSentence).join('');
    this.parts.onMisconfigured(sentence === '' ? `${spec.name} refuses its configuration (${spec.logFile})` : sentence);
  }
}

function describe(death: Death): string {
  if (death.signal !== null) return `signal ${death.signal}`;
  return death.code === null ? 'it could not be run' : `exit code ${death.code}`;
}
