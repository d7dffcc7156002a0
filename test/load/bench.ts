import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../product/repository-root';
import { alertFlood } from './end-to-end/alert-flood';
import { backlog } from './end-to-end/backlog';
import { BenchProduct } from './end-to-end/bench-product';
import { calmDay } from './end-to-end/calm-day';
import { fundsGraph } from './end-to-end/funds-graph';
import { idle } from './end-to-end/idle';
import { onwardStop } from './end-to-end/onward-stop';
import { phoneLoad } from './end-to-end/phone-load';
import { saturation } from './end-to-end/saturation';
import { slowBank } from './end-to-end/slow-bank';
import { visible } from './end-to-end/visible';
import { wallMemory } from './end-to-end/wall-memory';
import { type Section, asText, isSound } from './report';

interface BenchRun {
  readonly seconds: number;
  readonly backlogSize: number;
  readonly alerts: number;
  readonly bench: BenchProduct;
}

const PARTS: Readonly<Record<string, (run: BenchRun) => Promise<Section>>> = {
  idle: ({ bench, seconds }) => idle(bench, Math.min(20, seconds), true),
  saturation: ({ bench, seconds }) => saturation(bench, seconds),
  calm: ({ bench, seconds }) => calmDay(bench, Math.min(30, seconds)),
  'slow-bank': ({ bench, seconds }) => slowBank(bench, Math.min(30, seconds)),
  'alert-flood': ({ bench, seconds, alerts }) => alertFlood(bench, Math.min(30, seconds), alerts),
  onward: ({ bench }) => onwardStop(bench),
  graph: ({ bench }) => fundsGraph(bench),
  visible: ({ bench }) => visible(bench),
  wall: ({ bench }) => wallMemory(bench),
  'phone-load': ({ bench }) => phoneLoad(bench),
  backlog: ({ bench, backlogSize }) => backlog(bench, backlogSize),
};

/** Benches of single transports; each prints its own figures and ends with 1 when something was lost. */
const TRANSPORT = ['outbox', 'consumer', 'timers'];

const USAGE = `npm run bench -- [parts] [--seconds 60] [--backlog 100000] [--alerts 100000] [--json file]
  parts (all by default): ${[...Object.keys(PARTS), ...TRANSPORT].join(' ')}`;

async function endToEnd(names: readonly string[], settings: Omit<BenchRun, 'bench'>): Promise<Section[]> {
  const sections: Section[] = [];
  const bench = await BenchProduct.start();
  try {
    for (const name of names) {
      const part = PARTS[name];
      if (part === undefined) continue;
      const section = await part({ ...settings, bench });
      process.stdout.write(`${asText(section)}\n`);
      sections.push(section);
    }
  } finally {
    await bench.stop();
  }
  return sections;
}

async function transportIsSound(names: readonly string[]): Promise<boolean> {
  let isSound = true;
  for (const name of names) {
    const program = join(repositoryRoot(), 'dist', 'test', 'load', `${name}.bench.js`);
    process.stdout.write(`\n== ${name}\n`);
    const [code] = (await once(spawn(process.execPath, [program], { stdio: 'inherit', cwd: repositoryRoot() }), 'close')) as [number | null];
    isSound &&= code === 0;
  }
  return isSound;
}

async function bench(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '60' }, backlog: { type: 'string', default: '100000' }, alerts: { type: 'string', default: '100000' }, json: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const wanted = positionals.length === 0 ? [...Object.keys(PARTS), ...TRANSPORT] : positionals;
  const unknown = wanted.find((name) => PARTS[name] === undefined && !TRANSPORT.includes(name));
  if (unknown !== undefined) {
    process.stderr.write(`There is no part "${unknown}".\n${USAGE}\n`);
    return 2;
  }
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), kernel: release(), arch: arch(), node: process.version };
  process.stdout.write(`${machine.cpu}, ${String(machine.cores)} cores, ${String(machine.memoryGb)} GB, Node ${machine.node}\n`);
  const names = Object.keys(PARTS).filter((name) => wanted.includes(name));
  const sections = names.length === 0 ? [] : await endToEnd(names, { seconds: Number(values.seconds), backlogSize: Number(values.backlog), alerts: Number(values.alerts) });
  const transport = await transportIsSound(TRANSPORT.filter((name) => wanted.includes(name)));
  const file = values.json ?? join(repositoryRoot(), '.paystop', 'bench.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, sections }, null, 2)}\n`);
  process.stdout.write(`\nwritten to ${file}\n`);
  return isSound(sections) && transport ? 0 : 1;
}

bench().then((code) => (process.exitCode = code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
