import type { Tell } from '../installing/programs';

/** What the supervisor needs to run one process and to stop it. */
export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly user?: UnixUser;
  readonly stopSignal: NodeJS.Signals;
  /** Standard output and error are appended here. */
  readonly logFile: string;
}

export interface UnixUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** An embedded service that is installed and configured, but not yet running. */
export interface PreparedService {
  readonly process: ProcessSpec;
  /** How clients reach it, in the form of DATABASE_URL, REDIS_URL or KAFKA_BROKERS. */
  readonly address: string;
  /** True once it takes work; asked again and again after its start. */
  readonly isReady: () => Promise<boolean>;
}

export interface ServiceFolder {
  /** The service's own folder inside the data folder. */
  readonly path: string;
  readonly logFile: string;
  readonly port: (name: string) => Promise<number>;
  readonly tell: Tell;
}
