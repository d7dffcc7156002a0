import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemProgram } from '../installing/system-packages';
import { BROWSING } from '../installing/system-programs';

/** A stage that is one command: it passes or fails as one test. */
export interface CommandStage {
  readonly kind: 'command';
  readonly name: string;
  readonly what: string;
  /** Program in node_modules/.bin, or npm, with its arguments. */
  readonly program: string;
  readonly args: readonly string[];
  /** The stage exists from the day on which this file does. */
  readonly needs?: string;
  readonly services?: boolean;
}

/** A stage whose tests are counted one by one. */
export interface JestStage {
  readonly kind: 'jest';
  readonly name: string;
  readonly what: string;
  /** Regular expression on the files' paths. */
  readonly files: string;
  readonly services: boolean;
  /** Files at once, where that matters: whole PayStops side by side only slow each other down. */
  readonly workers?: number;
  /** What must be on the machine besides. */
  readonly programs?: readonly SystemProgram[];
}

export type TestStage = CommandStage | JestStage;

/**
 * All stages of `npm test`, in the order in which they run: cheap ones first.
 * A new kind of check is a new row here.
 */
export const TEST_STAGES: readonly TestStage[] = [
  { kind: 'command', name: 'types', what: 'TypeScript', program: 'tsc', args: [] },
  { kind: 'command', name: 'web-types', what: 'TypeScript of the front ends', program: 'tsc', args: ['-p', 'tsconfig.web.json'], needs: 'tsconfig.web.json' },
  {
    kind: 'command',
    name: 'lint',
    what: 'ESLint',
    program: 'eslint',
    args: ['--cache', '--cache-location', 'node_modules/.cache/eslint/', '--max-warnings', '0', '.'],
    needs: 'eslint.config.mjs',
  },
  {
    kind: 'command',
    name: 'dependencies',
    what: 'who may import whom',
    program: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'libs', 'apps', 'deploy', 'test'],
    needs: '.dependency-cruiser.cjs',
  },
  { kind: 'command', name: 'dead-code', what: 'what nobody uses', program: 'knip', args: [], needs: 'knip.json' },
  {
    kind: 'command',
    name: 'contracts',
    what: 'generated documents are those of the code',
    program: 'npm',
    args: ['run', '--silent', 'contracts:check'],
    needs: 'libs/contracts/generated/openapi.json',
  },
  { kind: 'jest', name: 'unit', what: 'rules and parts', files: '\\.(spec|prop-spec)\\.ts$', services: false },
  { kind: 'jest', name: 'int', what: 'adapters on real PostgreSQL, Kafka and Redis', files: '\\.int-spec\\.ts$', services: true },
  { kind: 'jest', name: 'e2e', what: 'whole processes', files: '\\.e2e-spec\\.ts$', services: true, workers: 1, programs: BROWSING },
];

/** The stages that exist in this clone. */
export function presentStages(root: string, stages: readonly TestStage[] = TEST_STAGES): TestStage[] {
  return stages.filter((stage) => stage.kind === 'jest' || stage.needs === undefined || existsSync(join(root, stage.needs)));
}
