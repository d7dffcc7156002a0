import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { selectStages } from './test';
import { countOf, runStage, type StageRunner } from './test-runner';
import { presentStages, TEST_STAGES, type TestStage } from './test-stages';

const ROOT = resolve(__dirname, '..', '..', '..');

describe('the stages of npm test', () => {
  it('are all run unless some are named', () => {
    expect(selectStages(TEST_STAGES, []).length).toBe(TEST_STAGES.length);
    expect(selectStages(TEST_STAGES, ['unit', 'types']).map(({ name }) => name)).toEqual(['types', 'unit']);
  });

  it('refuse a name that none has, telling those that there are', () => {
    expect(() => selectStages(TEST_STAGES, ['unti'])).toThrow(/There is no stage "unti"; there are: types, web-types, lint,/);
  });

  it('have names of their own and programs that are installed', () => {
    const names = TEST_STAGES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const stage of TEST_STAGES) {
      if (stage.kind === 'command' && stage.program !== 'npm') expect(existsSync(join(ROOT, 'node_modules', '.bin', stage.program))).toBe(true);
    }
  });

  it('see to it that a browser and a Chinese font are there before the screens are tried', () => {
    const browsing = TEST_STAGES.find(({ name }) => name === 'e2e');
    expect(browsing?.kind === 'jest' ? browsing.programs?.map(({ debianPackages }) => debianPackages) : []).toEqual([['chromium'], ['fontconfig'], ['fonts-noto-cjk']]);
  });

  it('are left out where what they check does not exist', () => {
    const stage: TestStage = { kind: 'command', name: 'x', what: 'x', program: 'tsc', args: [], needs: 'nowhere.json' };
    expect(presentStages(ROOT, [stage])).toEqual([]);
  });

  it('cover every kind of test file', () => {
    const jest = TEST_STAGES.filter((stage) => stage.kind === 'jest');
    for (const file of ['a.spec.ts', 'a.prop-spec.ts', 'a.int-spec.ts', 'a.e2e-spec.ts']) {
      expect(jest.filter((stage) => new RegExp(stage.files).test(file))).toHaveLength(1);
    }
  });
});

describe('the count of a stage', () => {
  const told: string[] = [];
  const runner: StageRunner = { root: ROOT, env: process.env, tell: (line) => void told.push(line), signal: new AbortController().signal };
  const report = { numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

  it('is what Jest counted, with each file that could not be run as a failure', () => {
    expect(countOf(report, 0)).toEqual({ passed: 7, failed: 0 });
    expect(countOf({ ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({ passed: 7, failed: 3 });
  });

  it('is a failure when Jest fails without saying what, or dies', () => {
    expect(countOf(report, 1)).toEqual({ passed: 7, failed: 1 });
    expect(countOf(null, null)).toEqual({ passed: 0, failed: 1 });
  });

  it('is one for a command, with what it said when it fails', async () => {
    const command = { kind: 'command', name: 'version', what: 'x', program: 'tsc' } as const;
    expect(await runStage({ ...command, args: ['--version'] }, runner)).toEqual({ passed: 1, failed: 0 });
    expect(await runStage({ ...command, args: ['--no-such-option'] }, runner)).toEqual({ passed: 0, failed: 1 });
    expect(told.join('\n')).toContain('--no-such-option');
    expect(await runStage({ ...command, program: 'no-such-program', args: [] }, runner)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('.ci/run', () => {
  it('calls npm test and nothing else', () => {
    const lines = readFileSync(join(ROOT, '.ci', 'run'), 'utf8').trim().split('\n');
    expect(lines[1]).toBe('set -euo pipefail');
    expect(lines.at(-1)).toBe('npm test');
  });
});
