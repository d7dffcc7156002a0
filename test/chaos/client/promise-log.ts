import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

interface RequestEntry {
  readonly kind: 'accepted' | 'produced' | 'poisoned';
  readonly requestId: string;
  readonly bodySha256: string;
}

/** `asked` stands there before the first call, one of the others after the answer. */
interface DecisionEntry {
  readonly kind: 'asked' | 'decided' | 'turned_down';
  readonly decision: string;
  readonly thing: string;
  readonly caseId: string;
  readonly bank: string;
  readonly account: string;
  readonly amounts: readonly string[];
}

/** What PayStop has promised, as its client saw it. */
export class PromiseLog {
  private readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, 'a');
  }

  write(entry: RequestEntry | DecisionEntry): void {
    writeSync(this.file, `${JSON.stringify({ ...entry, at: new Date().toISOString() })}\n`);
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}
