import { parseArgs } from 'node:util';
import { APPS_TO_KILL, shuffled } from './victims';
import { ChaosRun } from './chaos-run';

const USAGE = `npm run chaos -- [--rounds 3] [--rate 60] [--calm 4]
  kills every app of a product of its own with SIGKILL, one after the other, under load, in every round;
  then counts what was promised, what the banks did and what is written down; ends with 1 when something does not hold`;

async function chaos(): Promise<number> {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, rate: { type: 'string', default: '60' }, calm: { type: 'string', default: '4' }, help: { type: 'boolean' } } });
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  if (values.help === true) {
    tell(USAGE);
    return 0;
  }
  const victims = Array.from({ length: Number(values.rounds) }, () => shuffled(APPS_TO_KILL)).flat();
  tell(`killing, in this order: ${victims.join(', ')}`);
  const run = await ChaosRun.start({ services: 'embedded', perSecond: Number(values.rate), calmMs: Number(values.calm) * 1_000, victims, tell });
  try {
    await run.play();
    const verdict = await run.judge();
    tell(verdict.said);
    return verdict.isSound ? 0 : 1;
  } finally {
    await run.stop();
  }
}

chaos().then((code) => (process.exitCode = code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
