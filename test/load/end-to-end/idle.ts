import { setTimeout as sleep } from 'node:timers/promises';
import { CpuMeter, processTree } from '../machine/cpu-meter';
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
  const memory = new Map<string, number>();
  for (const { name, residentMb } of processTree(bench.product.supervisorPid)) memory.set(name, (memory.get(name) ?? 0) + residentMb);
  const nodeMemory = [...memory].filter(([name]) => isNode(name)).reduce((sum, [, mb]) => sum + mb, 0);
  return {
    title: fresh ? 'Idle, freshly started' : 'Idle, after the load',
    figures: [
      { what: 'all Node processes together, of a core', value: (100 * nodeCpu) / measured, unit: '%', target: { value: 8, atLeast: false } },
      { what: 'all Node processes together, resident', value: nodeMemory, unit: 'MB', ...(fresh ? { target: { value: 700, atLeast: false } } : {}) },
    ],
    checks: [],
    tables: [{ title: '% of a core, resident MB', rows: parts.map(([name, spent]) => [name, ((100 * spent) / measured).toFixed(2), (memory.get(name) ?? 0).toFixed(0)]) }],
  };
}
