import { closeSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BankFact } from '../books/fact';

const READ_BYTES = 8 * 1024 * 1024;
const LINE_FEED = 0x0a;

/** What the journal keeps: a fact at a bank. */
export interface JournalEntry {
  readonly bank: string;
  readonly fact: BankFact;
}

/**
 * Append-only memory of what took effect. A batch is handed to the operating system with one write before any of its
 * answers leaves, so a kill -9 of the simulator forgets nothing that anyone was told (a power cut may: it is a simulator).
 * A batch is one line: a kill can tear a write between two pages, and half an instruction (the hold without the effect
 * that counts it) would be neither done nor to be done again. A torn line is dropped whole; nothing of it was answered.
 */
export interface Journal {
  append(entries: readonly JournalEntry[]): void;
  /** @returns when all that was appended so far has been written. */
  written(): Promise<void>;
  /** Forgets everything. */
  clear(): void;
  close(): void;
}

/** Keeps nothing: for benches and tests that need no memory. */
export const noJournal: Journal = { append: () => undefined, written: () => Promise.resolve(), clear: () => undefined, close: () => undefined };

export class FileJournal implements Journal {
  private readonly file: number;
  private pending: string[] = [];
  private flush: Promise<void> | undefined;

  constructor(private readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = openSync(path, 'a');
  }

  /** Reads what there is and drops a last line torn by a kill. Before anything is appended. */
  replay(take: (entry: JournalEntry) => void): void {
    repairAndReplay(this.path, take);
  }

  append(entries: readonly JournalEntry[]): void {
    for (const entry of entries) this.pending.push(JSON.stringify(entry));
  }

  written(): Promise<void> {
    if (this.pending.length === 0) return this.flush ?? Promise.resolve();
    this.flush ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.flush = undefined;
        try {
          this.writePending();
          resolve();
        } catch (error) {
          reject(error as Error);
        }
      });
    });
    return this.flush;
  }

  clear(): void {
    this.pending = [];
    ftruncateSync(this.file, 0);
  }

  close(): void {
    this.writePending();
    closeSync(this.file);
  }

  private writePending(): void {
    if (this.pending.length === 0) return;
    const batch = `[${this.pending.join(',')}]\n`;
    this.pending = [];
    const bytes = Buffer.from(batch);
    for (let offset = 0; offset < bytes.length;) offset += writeSync(this.file, bytes, offset);
  }
}

/** Read in pieces: a long bench leaves more than fits into one string. */
function repairAndReplay(path: string, take: (entry: JournalEntry) => void): void {
  const file = openSync(path, 'r+');
  const piece = Buffer.allocUnsafe(READ_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  let whole = 0;
  for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
    const bytes = Buffer.concat([rest, piece.subarray(0, size)]);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    for (const line of bytes.toString('utf8', 0, end).split('\n')) if (line !== '') entriesOf(line).forEach(take);
    rest = bytes.subarray(end);
    whole += end;
  }
  if (rest.length > 0) ftruncateSync(file, whole);
  closeSync(file);
}

/** @param line a batch; a single entry in journals of earlier versions. */
function entriesOf(line: string): readonly JournalEntry[] {
  const batch = JSON.parse(line) as JournalEntry | readonly JournalEntry[];
  return 'bank' in batch ? [batch] : batch;
}
