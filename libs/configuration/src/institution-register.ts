import type { Institution } from '@paystop/contracts';
import { canonicalJson } from '@paystop/kernel';
import type { Logger } from '@paystop/ports';
import { BinDirectory } from './bin-directory';

/** What routing asks: which institutions there are, and whose card a number is. */
export interface InstitutionLookup {
  readonly knowsInstitution: (code: string) => boolean;
  readonly institutionOf: (accountNumber: string) => string | undefined;
}

export interface InstitutionRegisterOptions {
  /** What the institutions file says. */
  readonly file: readonly Institution[];
  /** Reads what was decided by PUT; the dispatcher owns it and shows it in its view. */
  readonly readDecided: () => Promise<readonly Institution[]>;
  readonly logger: Logger;
}

/** How late a changed prefix or a removed institution may be noticed; what is looked for and missing is looked up at once. */
const REFRESH_EVERY_MS = 1_000;

/**
 * The institutions as an app that routes sees them: the file, and over it what was decided by PUT (contract.md 7).
 * Whoever misses one looks again before it says that there is none, so that a new institution counts from the answer to
 * its PUT on, in every process and without a restart.
 */
export class InstitutionRegister {
  private file: readonly Institution[];
  private decided: readonly Institution[] = [];
  private directory: BinDirectory;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private complained = false;

  constructor(private readonly options: InstitutionRegisterOptions) {
    this.file = options.file;
    this.directory = new BinDirectory(this.file);
  }

  /** As they are known now, for whoever judged before. */
  lookup(): InstitutionLookup {
    return lookupIn(this.directory, () => {});
  }

  /** @returns how the institution is called, or its code when nobody knows it. */
  nameOf(institutionCode: string): string {
    return this.directory.nameOf(institutionCode);
  }

  /** The file was read again; what was decided by PUT stays above it. */
  replaceFile(institutions: readonly Institution[]): void {
    this.file = institutions;
    this.directory = new BinDirectory(over(this.file, this.decided));
  }

  /**
   * Gives the institutions to a judgement, and once more if it asked for one that has come since.
   * @param work has no effect but its result: it may run twice.
   */
  async judge<T>(work: (lookup: InstitutionLookup) => T): Promise<T> {
    let missed = false;
    const result = work(lookupIn(this.directory, () => {
      missed = true;
    }));
    return missed && (await this.refresh()) ? work(this.lookup()) : result;
  }

  /** @returns whether anything changed. What cannot be read now stays as it was known last. */
  async refresh(): Promise<boolean> {
    try {
      const decided = await this.options.readDecided();
      this.complained = false;
      if (canonicalJson(decided) === canonicalJson(this.decided)) return false;
      this.decided = decided;
      this.directory = new BinDirectory(over(this.file, decided));
      return true;
    } catch (error) {
      // Once an outage: it is tried again every second.
      if (!this.complained) this.options.logger.warn('institutions not read again', { error: error instanceof Error ? error.message : String(error) });
      this.complained = true;
      return false;
    }
  }

  /** Resolves when it was read for the first time. */
  async start(): Promise<void> {
    await this.refresh();
    this.schedule();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.turn = this.refresh().then(() => this.schedule());
    }, REFRESH_EVERY_MS);
  }
}

function lookupIn(directory: BinDirectory, onMiss: () => void): InstitutionLookup {
  return {
    knowsInstitution: (code) => {
      const known = directory.knows(code);
      if (!known) onMiss();
      return known;
    },
    institutionOf: (accountNumber) => {
      const code = directory.institutionOf(accountNumber);
      if (code === undefined) onMiss();
      return code;
    },
  };
}

function over(file: readonly Institution[], decided: readonly Institution[]): Institution[] {
  const replaced = new Set(decided.map(({ code }) => code));
  return [...file.filter(({ code }) => !replaced.has(code)), ...decided];
}
