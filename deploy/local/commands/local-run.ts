import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Surroundings } from '../installing/programs';
import { prepareServices, type LocalServices } from '../services/local-services';
import { PortBook } from '../services/port-book';
import { Guardian } from '../supervisor/guardian';
import { RunningProcesses, type ProcessTable } from '../supervisor/leftovers';
import { waitForAll } from '../supervisor/readiness';
import { Supervisor } from '../supervisor/supervisor';

/** Together with the apps' grace time this stays below the ten seconds in which everything is gone. */
const SERVICES_GRACE_MS = 2_000;

export interface LocalRunOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly durable: boolean;
  readonly surroundings: Surroundings;
  readonly processes: ProcessTable;
  readonly onChange: () => void;
  readonly onMisconfigured: (sentence: string) => void;
}

/** The services of one data folder, supervised: what `npm start` and `npm test` have in common. */
export class LocalRun {
  readonly ports: PortBook;
  readonly supervisor: Supervisor;
  private readonly guardian: Guardian;
  private readonly running: RunningProcesses;
  private services: LocalServices | null = null;

  constructor(private readonly options: LocalRunOptions) {
    const { root, dataDir, surroundings, onChange, onMisconfigured } = options;
    mkdirSync(join(dataDir, 'logs'), { recursive: true });
    this.ports = new PortBook(join(dataDir, 'ports.json'));
    this.guardian = new Guardian(root);
    this.running = new RunningProcesses(join(dataDir, 'processes.json'), options.processes);
    this.supervisor = new Supervisor({
      guardian: this.guardian,
      running: this.running,
      tell: surroundings.tell,
      onChange,
      onMisconfigured,
    });
  }

  /** Ends what an earlier, killed run left on this data folder. */
  async endLeftovers(): Promise<void> {
    await this.running.endLeftovers(this.options.surroundings.tell);
  }

  async prepareServices(): Promise<LocalServices> {
    const { root, dataDir, durable, surroundings } = this.options;
    this.services = await prepareServices({ root, dataDir, durable, surroundings, ports: this.ports });
    return this.services;
  }

  async startServices(signal: AbortSignal): Promise<void> {
    const embedded = this.services?.embedded ?? [];
    for (const service of embedded) this.supervisor.start(service.process);
    const awaited = embedded.map((service) => ({
      name: service.process.name,
      lacks: async () => ((await service.isReady()) ? null : `is not up yet (log: ${service.process.logFile})`),
    }));
    await waitForAll(awaited, this.options.surroundings.tell, signal);
  }

  async stopServices(): Promise<void> {
    const names = (this.services?.embedded ?? []).map(({ process }) => process.name);
    await this.supervisor.stop(names, SERVICES_GRACE_MS);
    this.guardian.retire();
    this.running.forgetAll();
  }
}
