import type { Logger } from '@paystop/ports';

export interface LeaderLockOptions {
  readonly url: string;
  /** The same name never leads twice in one database. */
  readonly name: string;
  readonly applicationName: string;
  readonly logger: Logger;
}

/** A session-level advisory lock on its own connection: held while that connection lives, free the moment it dies. */
export class LeaderLock {
  constructor(_options: LeaderLockOptions) {}

  /** @returns true when this process leads now. Never waits. */
  tryAcquire(): Promise<boolean> {
    throw new Error('not built yet');
  }

  get held(): boolean {
    return false;
  }

  release(): Promise<void> {
    throw new Error('not built yet');
  }
}
