import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A reason to stop that the reader can act on: printed as one sentence, without a stack. */
export class StartRefused extends Error {}

export type Tell = (line: string) => void;

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly tell: Tell;
  /** Whether system packages may be installed (root). */
  readonly isRoot: boolean;
}

export interface ProgramCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly input?: string;
}

export interface ProgramResult {
  /** Exit code; null when the program could not be run or was killed. */
  readonly code: number | null;
  /** Standard output and error, in order of arrival. */
  readonly output: string;
}

/** Runs a program to its end and gives what it said; a program that cannot be started is a result, not an error. */
export function runProgram(call: ProgramCall): Promise<ProgramResult> {
  return new Promise((done) => {
    const child = spawn(call.command, [...call.args], {
      env: call.env ?? process.env,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(call.cwd === undefined ? {} : { cwd: call.cwd }),
      ...(call.user ?? {}),
    });
    // An interrupted start takes what it is running with it.
    const end = (): void => void child.kill();
    process.on('exit', end);
    child.once('close', () => process.off('exit', end));
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.stdin.on('error', () => undefined); // a program may end without reading its input
    child.once('error', (error) => done({ code: null, output: error.message }));
    child.once('close', (code) => done({ code, output: Buffer.concat(said).toString('utf8') }));
    child.stdin.end(call.input ?? '');
  });
}

/** Where a program stands on the PATH, or null. */
export function findOnPath(name: string, env: NodeJS.ProcessEnv): string | null {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not here; the next folder may have it
    }
  }
  return null;
}

const LAST_LINES = 12;

/** The end of what a program said: where the reason of a failure stands. */
export function lastLines(output: string, count = LAST_LINES): string {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

/** Runs one step, saying what it is and how long it took. */
export async function step<T>(tell: Tell, what: string, work: () => Promise<T>): Promise<T> {
  return stepUnless(tell, what, { work, stopped: () => false });
}

export interface StoppableStep<T> {
  readonly work: () => Promise<T>;
  /** Whether something else has ended it before it was done. */
  readonly stopped: () => boolean;
}

/** As `step`, for work that returns early when the whole start is given up: that is no success. */
export async function stepUnless<T>(tell: Tell, what: string, { work, stopped }: StoppableStep<T>): Promise<T> {
  const startedAt = performance.now();
  tell(`… ${what}`);
  const result = await work();
  tell(`${stopped() ? '✗' : '✓'} ${what} (${stopped() ? 'given up after ' : ''}${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return result;
}
