import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tell } from '../installing/programs';

/** Processes are remembered with their start time, since process ids are reused. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string | null;
}

export interface ProcessTable {
  identityOf(pid: number): ProcessIdentity;
  isRunning(identity: ProcessIdentity): boolean;
}

interface Remembered extends ProcessIdentity {
  readonly name: string;
}

/** The guardian of a killed supervisor needs this long at most to stop what it left behind. */
const PATIENCE_MS = 8_000;
const LOOK_EVERY_MS = 100;

/** Remembers in the data folder what runs on it, so that the next start never meets the last one's services. */
export class RunningProcesses {
  private readonly present = new Map<number, Remembered>();

  constructor(
    private readonly file: string,
    private readonly table: ProcessTable,
  ) {}

  add(name: string, pid: number): void {
    this.present.set(pid, { name, ...this.table.identityOf(pid) });
    this.save();
  }

  remove(pid: number): void {
    this.present.delete(pid);
    this.save();
  }

  forgetAll(): void {
    rmSync(this.file, { force: true });
  }

  /** Waits for what an earlier, killed supervisor left behind, and ends what does not go by itself. */
  async endLeftovers(tell: Tell): Promise<void> {
    let left = this.leftovers();
    if (left.length === 0) return;
    tell(`… waiting for what an earlier start left running: ${left.map(({ name }) => name).join(', ')}`);
    const patienceEnds = performance.now() + PATIENCE_MS;
    while (left.length > 0 && performance.now() < patienceEnds) {
      await sleep(LOOK_EVERY_MS);
      left = left.filter((process) => this.table.isRunning(process));
    }
    for (const { pid } of left) process.kill(pid, 'SIGKILL');
    if (left.length > 0) await sleep(LOOK_EVERY_MS);
  }

  private leftovers(): Remembered[] {
    try {
      const remembered = JSON.parse(readFileSync(this.file, 'utf8')) as Remembered[];
      return remembered.filter((process) => this.table.isRunning(process));
    } catch {
      return []; // the last stop was a clean one
    }
  }

  private save(): void {
    writeFileSync(this.file, JSON.stringify([...this.present.values()]), { mode: 0o600 });
  }
}
