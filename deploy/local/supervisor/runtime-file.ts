import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RunningAppEntry {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
}

/** `runtime.json` in the data folder: where everything is while it runs. Its fields are part of the outward contract. */
export interface RuntimeState {
  readonly gateway: string;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly kafkaBrokers: string;
  readonly console: string;
  readonly officer: string;
  readonly docs: string;
  readonly metrics: readonly string[];
  readonly apps: readonly RunningAppEntry[];
}

export class RuntimeFile {
  private readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'runtime.json');
  }

  /** Readers see the old state or the new one, never half of it. */
  write(state: RuntimeState): void {
    const partial = `${this.path}.partial`;
    writeFileSync(partial, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
    renameSync(partial, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
