import { readFileSync, readdirSync } from 'node:fs';

/** CPU-seconds and memory of processes, from /proc. */
export interface ProcessUsage {
  readonly pid: number;
  readonly parentPid: number;
  readonly name: string;
  readonly cpuSeconds: number;
  readonly residentMb: number;
}

const PROPORTIONAL = /^Pss:\s+(\d+) kB$/m;
const KB_PER_MB = 1_024;

/** A process's part of the machine's memory: what several share (the program itself) is counted once over all of them. */
export function ownShareMb({ pid, residentMb }: ProcessUsage): number {
  try {
    const kb = PROPORTIONAL.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'latin1'))?.[1];
    return kb === undefined ? residentMb : Number(kb) / KB_PER_MB;
  } catch {
    return residentMb; // somebody else's process, or it has ended
  }
}

const TICKS_PER_SECOND = 100;
const PAGE_MB = 4_096 / 1_048_576;
/** Fields of /proc/<pid>/stat after the parenthesis of the name, from 0 on. */
const FIELD = { parentPid: 1, userTicks: 11, systemTicks: 12, childrenUserTicks: 13, childrenSystemTicks: 14, residentPages: 21 } as const;

/** All processes under (and with) the one named. */
export function processTree(rootPid: number): ProcessUsage[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => usageOf(Number(name)) ?? []);
  const found = new Map<number, ProcessUsage>();
  const visit = (pid: number): void => {
    for (const usage of all) {
      if ((usage.pid !== pid && usage.parentPid !== pid) || found.has(usage.pid)) continue;
      found.set(usage.pid, usage);
      visit(usage.pid);
    }
  };
  visit(rootPid);
  return [...found.values()];
}

function usageOf(pid: number): ProcessUsage | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
    const at = (field: keyof typeof FIELD): number => fields[FIELD[field]] ?? 0;
    const ticks = at('userTicks') + at('systemTicks') + at('childrenUserTicks') + at('childrenSystemTicks');
    return { pid, parentPid: at('parentPid'), name: nameOf(pid), cpuSeconds: ticks / TICKS_PER_SECOND, residentMb: at('residentPages') * PAGE_MB };
  } catch {
    return undefined; // it ended meanwhile
  }
}

/** What part of the product a process is, by its command line. */
function nameOf(pid: number): string {
  const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'latin1').replaceAll('\0', ' ');
  const app = /apps\/([a-z-]+)\//.exec(command)?.[1];
  if (app !== undefined) return app;
  if (/postgres/.test(command)) return 'PostgreSQL';
  if (/kafka\.Kafka/.test(command)) return 'Kafka';
  if (/redis-server/.test(command)) return 'Redis';
  if (/load-generator/.test(command)) return 'load generator';
  return 'supervisor and rest';
}

/** CPU-seconds by part since the meter was started. */
export class CpuMeter {
  private readonly before: ReadonlyMap<string, number>;
  private readonly startedAtMs = performance.now();

  constructor(private readonly roots: readonly number[]) {
    this.before = this.read();
  }

  since(): { readonly seconds: number; readonly byPart: Readonly<Record<string, number>>; readonly total: number } {
    const byPart = [...this.read()].map(([name, seconds]): [string, number] => [name, Math.max(0, seconds - (this.before.get(name) ?? 0))]);
    byPart.sort((a, b) => b[1] - a[1]);
    return { seconds: (performance.now() - this.startedAtMs) / 1_000, byPart: Object.fromEntries(byPart), total: byPart.reduce((sum, [, seconds]) => sum + seconds, 0) };
  }

  private read(): Map<string, number> {
    const byPart = new Map<string, number>();
    for (const root of this.roots) for (const { name, cpuSeconds } of processTree(root)) byPart.set(name, (byPart.get(name) ?? 0) + cpuSeconds);
    return byPart;
  }
}
