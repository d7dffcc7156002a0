import { closeSync, copyFileSync, fstatSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

/** A log beyond this size becomes `<name>.1`; processes append, so they go on in the emptied file. */
const ROTATE_AT_BYTES = 50 * 1024 * 1024;
/** More than this at once is not read line by line: nobody could follow it on a terminal. */
const MOST_BYTES_PER_READ = 256 * 1024;

/** Follows one growing file: each call gives the lines that came since the last one. */
export class LogFile {
  private position: number;
  private rest = '';

  constructor(readonly path: string) {
    this.position = sizeOf(path);
  }

  newLines(): string[] {
    const size = sizeOf(this.path);
    if (size < this.position) this.position = 0; // emptied by a rotation
    if (size === this.position) return [];
    const from = Math.max(this.position, size - MOST_BYTES_PER_READ);
    const text = this.rest + readRange(this.path, from, size);
    this.position = size;
    const lines = text.split('\n');
    this.rest = lines.pop() ?? '';
    return lines;
  }

  rotate(): void {
    if (sizeOf(this.path) < ROTATE_AT_BYTES) return;
    copyFileSync(this.path, `${this.path}.1`);
    truncateSync(this.path);
    this.position = 0;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function readRange(path: string, from: number, to: number): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(Math.max(0, Math.min(to, fstatSync(file).size) - from));
    const length = readSync(file, buffer, 0, buffer.length, from);
    return buffer.toString('utf8', 0, length);
  } finally {
    closeSync(file);
  }
}

/** The last lines of a log: where a process that died says why. */
export function endOf(path: string, lines: number): string[] {
  const size = sizeOf(path);
  if (size === 0) return [];
  const text = readRange(path, Math.max(0, size - MOST_BYTES_PER_READ), size);
  return text.trimEnd().split('\n').slice(-lines);
}
