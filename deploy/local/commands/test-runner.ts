import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, type Tell } from '../installing/programs';
import type { CommandStage, JestStage, TestStage } from './test-stages';

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

export interface StageRunner {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly tell: Tell;
  readonly signal: AbortSignal;
}

const SHOWN_OF_A_FAILURE = 80;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program from node_modules; what it says is kept, or goes straight to the terminal. */
function runTool(runner: StageRunner, program: string, options: { args: readonly string[]; shown: boolean }): Promise<Ended> {
  const { root, env, signal } = runner;
  return new Promise((done) => {
    const path = program === 'npm' ? program : join(root, 'node_modules', '.bin', program);
    const child = spawn(path, [...options.args], {
      cwd: root,
      env,
      stdio: ['ignore', options.shown ? 'inherit' : 'pipe', options.shown ? 'inherit' : 'pipe'],
      signal,
      killSignal: 'SIGTERM',
    });
    const said: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', (error) => done({ code: null, output: error.message }));
    child.once('close', (code) => done({ code, output: Buffer.concat(said).toString('utf8') }));
  });
}

async function runCommandStage(stage: CommandStage, runner: StageRunner): Promise<TestCount> {
  const { code, output } = await runTool(runner, stage.program, { args: stage.args, shown: false });
  if (code === 0) return { passed: 1, failed: 0 };
  runner.tell(lastLines(output, SHOWN_OF_A_FAILURE));
  return { passed: 0, failed: 1 };
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that could not be run at all: none of their tests is counted elsewhere. */
  readonly numRuntimeErrorTestSuites: number;
}

function jestReport(file: string): JestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  } catch {
    return null; // Jest died before it could report
  }
}

/** Jest's counts; an exit with an error that shows in no count is a failure of its own. */
export function countOf(report: JestReport | null, code: number | null): TestCount {
  if (report === null) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function runJestStage(stage: JestStage, runner: StageRunner): Promise<TestCount> {
  const reportFile = join(tmpdir(), `paystop-jest-${stage.name}-${process.pid}.json`);
  const workers = stage.workers === undefined ? [] : [`--maxWorkers=${stage.workers}`];
  // A connection that a test forgets must not keep the whole run from its end.
  const args = ['--json', `--outputFile=${reportFile}`, '--passWithNoTests', '--forceExit', ...workers, '--testPathPatterns', stage.files];
  // With --json Jest prints the report to standard output as well; people read standard error.
  const { code, output } = await runTool(runner, 'jest', { args: [...args, '--silent'], shown: false });
  const count = countOf(jestReport(reportFile), code);
  rmSync(reportFile, { force: true });
  if (count.failed > 0) runner.tell(withoutReport(output));
  return count;
}

/** Jest's own words without the JSON report that it mixes into them. */
function withoutReport(output: string): string {
  return output.split('\n').filter((line) => !line.startsWith('{"num') && !line.startsWith('PASS ')).join('\n');
}

/** Runs one stage, telling its result and how long it took. */
export async function runStage(stage: TestStage, runner: StageRunner): Promise<TestCount> {
  runner.tell(`… ${stage.name}: ${stage.what}`);
  const startedAt = performance.now();
  const count = stage.kind === 'jest' ? await runJestStage(stage, runner) : await runCommandStage(stage, runner);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const counted = count.failed === 0 ? `${count.passed} passed` : `${count.passed} passed, ${count.failed} failed`;
  runner.tell(`${count.failed === 0 ? '✓' : '✗'} ${stage.name}: ${counted} (${seconds} s)`);
  return count;
}
