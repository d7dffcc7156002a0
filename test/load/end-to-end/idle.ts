import { setTimeout as sleep } from 'node:timers/promises';
import { CpuMeter, type ProcessUsage, ownShareMb, processTree } from '../machine/cpu-meter';
import type { Section } from '../report';
import type { BenchProduct } from './bench-product';

const SETTLE_MS = 10_000;
const OTHERS = ['PostgreSQL', 'Kafka', 'Redis', 'load generator'];
const isNode = (name: string): boolean => !OTHERS.includes(name);

/** What it costs when nothing happens. @param fresh whether these processes have not worked before. */
export async function idle(bench: BenchProduct, seconds: number, fresh: boolean): Promise<Section> {
  await sleep(SETTLE_MS);
  const meter = new CpuMeter([bench.product.supervisorPid]);
  await sleep(seconds * 1_000);
  const { byPart, seconds: measured } = meter.since();
  const parts = Object.entries(byPart);
  const nodeCpu = parts.filter(([name]) => isNode(name)).reduce((sum, [, spent]) => sum + spent, 0);
  const tree = processTree(bench.product.supervisorPid);
  const share = sumByName(tree, ownShareMb);
  const resident = sumByName(tree, ({ residentMb }) => residentMb);
  return {
    title: fresh ? 'Idle, freshly started' : 'Idle, after the load',
    figures: [
      { what: 'all Node processes together, of a core', value: (100 * nodeCpu) / measured, unit: '%', target: { value: 8, atLeast: false } },
      { what: 'all Node processes together, memory', value: ofNode(share), unit: 'MB', note: 'the program that they share is counted once', ...(fresh ? { target: { value: 700, atLeast: false } } : {}) },
      { what: '… each counted as if it were alone', value: ofNode(resident), unit: 'MB' },
    ],
    checks: [],
    tables: [{ title: '% of a core, MB, MB if it were alone', rows: parts.map(([name, spent]) => [name, ((100 * spent) / measured).toFixed(2), (share.get(name) ?? 0).toFixed(0), (resident.get(name) ?? 0).toFixed(0)]) }],
  };
}

function sumByName(tree: readonly ProcessUsage[], of: (usage: ProcessUsage) => number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const usage of tree) sums.set(usage.name, (sums.get(usage.name) ?? 0) + of(usage));
  return sums;
}

function ofNode(sums: ReadonlyMap<string, number>): number {
  return [...sums].filter(([name]) => isNode(name)).reduce((sum, [, mb]) => sum + mb, 0);
}
