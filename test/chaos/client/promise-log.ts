import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

export interface PromiseEntry {
  readonly kind: 'accepted' | 'produced' | 'poisoned';
  readonly requestId: string;
  readonly bodySha256: string;
}

/** What PayStop has promised, as its client saw it. */
export class PromiseLog {
  private readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, 'a');
  }

  write(entry: PromiseEntry): void {
    writeSync(this.file, `${JSON.stringify({ ...entry, at: new Date().toISOString() })}\n`);
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}
