import { StartRefused } from '../installing/programs';
import { ensurePrograms } from '../installing/system-packages';
import { onEnd, ThrowAwayServices, type ServicesContext } from './services';
import { runStage, type StageRunner, type TestCount } from './test-runner';
import { presentStages, type TestStage } from './test-stages';

export interface TestContext extends ServicesContext {
  /** Names of the stages to run; none = all. */
  readonly stages: readonly string[];
}

/** @throws StartRefused for a name that no stage has. */
export function selectStages(present: readonly TestStage[], wanted: readonly string[]): TestStage[] {
  const names = present.map(({ name }) => name);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new StartRefused(`There is no stage "${unknown}"; there are: ${names.join(', ')}.`);
  return present.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
}

async function runAll(stages: readonly TestStage[], runner: StageRunner): Promise<TestCount> {
  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    if (runner.signal.aborted) return { passed, failed: failed + 1 };
    const count = await runStage(stage, runner);
    passed += count.passed;
    failed += count.failed;
  }
  return { passed, failed };
}

/** Runs the stages on services of their own; the last line is the sum. @returns the exit code. */
export async function test(context: TestContext): Promise<number> {
  const { root, surroundings } = context;
  const { tell } = surroundings;
  const stages = selectStages(presentStages(root), context.stages);
  await ensurePrograms(stages.flatMap((stage) => (stage.kind === 'jest' ? stage.programs ?? [] : [])), surroundings);
  const interrupted = new AbortController();
  onEnd(() => interrupted.abort());
  const services = stages.some((stage) => stage.services === true) ? new ThrowAwayServices(context) : null;
  try {
    const addresses = await services?.start();
    const named = Object.entries(addresses ?? {}).map(([name, address]) => [`TEST_${name}`, address]);
    const env = { ...surroundings.env, ...Object.fromEntries(named) as NodeJS.ProcessEnv };
    const count = await runAll(stages, { root, tell, env, signal: interrupted.signal });
    await services?.stop();
    tell(`${count.passed} passed, ${count.failed} failed`);
    return count.failed === 0 && count.passed > 0 ? 0 : 1;
  } finally {
    await services?.stop();
  }
}
