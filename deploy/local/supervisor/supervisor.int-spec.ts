import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessSpec } from '../services/local-service';
import { Guardian } from './guardian';
import { RunningProcesses, type ProcessTable } from './leftovers';
import { Supervisor } from './supervisor';

const ROOT = resolve(__dirname, '..', '..', '..');
const GUARDIAN = join(__dirname, 'guardian.sh');
const PATIENCE_MS = 10_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  const givesUpAt = Date.now() + PATIENCE_MS;
  while (!condition() && Date.now() < givesUpAt) await sleep(20);
  expect(condition()).toBe(true);
}

const processTable: ProcessTable = {
  identityOf: (pid) => ({ pid, startedAt: null }),
  isRunning: ({ pid }) => isAlive(pid),
};

describe('the supervisor', () => {
  let folder: string;
  let told: string[];
  let refusals: string[];
  let supervisor: Supervisor;
  let guardian: Guardian;
  let running: RunningProcesses;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'paystop supervisor '));
    told = [];
    refusals = [];
    guardian = new Guardian(ROOT);
    running = new RunningProcesses(join(folder, 'processes.json'), processTable);
    supervisor = new Supervisor({
      guardian,
      running,
      tell: (line) => void told.push(line),
      onChange: () => undefined,
      onMisconfigured: (sentence) => void refusals.push(sentence),
    });
  });
  afterEach(async () => {
    await supervisor.stop(['fake'], 200);
    guardian.retire();
    rmSync(folder, { recursive: true, force: true });
  });

  function fake(script: string): ProcessSpec {
    return {
      name: 'fake',
      command: '/bin/sh',
      args: ['-c', script],
      cwd: folder,
      env: process.env,
      stopSignal: 'SIGTERM',
      logFile: join(folder, 'fake.log'),
    };
  }

  it('starts a killed process again and tells so', async () => {
    supervisor.start(fake('sleep 60'));
    const first = supervisor.pidOf('fake') ?? 0;
    process.kill(first, 'SIGKILL');
    await until(() => supervisor.pidOf('fake') !== null && supervisor.pidOf('fake') !== first);
    expect(told).toEqual(['[fake] ended (signal SIGKILL); starting it again in 0.2 s']);
  });

  it('tells a crash loop with the last words of the process', async () => {
    supervisor.start(fake('echo "cannot find my key"; exit 3'));
    await until(() => told.some((line) => line.includes('crash loop')));
    expect(told.filter((line) => line.includes('exit code 3'))).toHaveLength(5);
    expect(told.at(-1)).toBe('[fake]   cannot find my key');
  });

  it('does not start a process again whose configuration is wrong, but hands on its sentence', async () => {
    supervisor.start(fake('echo "fake: PORT must be a number" >&2; exit 78'));
    await until(() => refusals.length > 0);
    await sleep(400);
    expect(refusals).toEqual(['fake: PORT must be a number']);
    expect(supervisor.pidOf('fake')).toBeNull();
  });

  it('tells of a program that does not exist instead of dying of it', async () => {
    supervisor.start({ ...fake(''), command: join(folder, 'nowhere') });
    await until(() => told.length > 0);
    expect(told[0]).toContain('it could not be run');
  });

  it('stops a willing process at once and an unwilling one after its grace time', async () => {
    supervisor.start(fake('sleep 60'));
    const began = Date.now();
    await supervisor.stop(['fake'], 5_000);
    expect(Date.now() - began).toBeLessThan(2_000);
    supervisor.start(fake('trap "" TERM; while :; do sleep 1; done'));
    const pid = supervisor.pidOf('fake') ?? 0;
    await sleep(100);
    await supervisor.stop(['fake'], 300);
    expect(isAlive(pid)).toBe(false);
  });

  it('hands a signal on to the processes that it is meant for', async () => {
    supervisor.start(fake('trap "echo read again" HUP; while :; do sleep 0.05; done'));
    supervisor.start({ ...fake('trap "echo read again" HUP; while :; do sleep 0.05; done'), name: 'other', logFile: join(folder, 'other.log') });
    const said = (name: string): string => (existsSync(join(folder, `${name}.log`)) ? readFileSync(join(folder, `${name}.log`), 'utf8') : '');
    await until(() => ['fake', 'other'].every((name) => isAlive(supervisor.pidOf(name) ?? 0)));
    await sleep(200);
    const pid = supervisor.pidOf('fake');
    supervisor.signal(['fake', 'nobody'], 'SIGHUP');
    await until(() => said('fake').includes('read again'));
    expect(supervisor.pidOf('fake')).toBe(pid);
    expect(said('other')).not.toContain('read again');
    await supervisor.stop(['other'], 200);
  });

  it('starts nothing again once it is told to stop', async () => {
    supervisor.start(fake('exit 1'));
    await until(() => told.length > 0);
    await supervisor.stop(['fake'], 100);
    const deaths = told.length;
    await sleep(600);
    expect(told).toHaveLength(deaths);
  });

  it('ends what an earlier supervisor left running before it begins', async () => {
    const left = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    left.unref();
    running.add('left', left.pid ?? 0);
    const next = new RunningProcesses(join(folder, 'processes.json'), processTable);
    setTimeout(() => left.kill('SIGTERM'), 300);
    await next.endLeftovers((line) => void told.push(line));
    expect(told).toEqual(['… waiting for what an earlier start left running: left']);
    expect(isAlive(left.pid ?? 0)).toBe(false);
  });
});

describe('the guardian', () => {
  const started: ChildProcess[] = [];
  afterEach(() => started.forEach((child) => child.kill('SIGKILL')));

  function shell(script: string): number {
    const child = spawn('/bin/sh', ['-c', script], { detached: true, stdio: 'ignore' });
    started.push(child);
    return child.pid ?? 0;
  }

  it('ends everything it watches, the unwilling too, when the supervisor is gone however it died', async () => {
    const supervisor = spawn('/bin/sh', [GUARDIAN], { stdio: ['pipe', 'ignore', 'ignore'] });
    const willing = shell('exec sleep 60');
    const unwilling = shell('trap "" TERM; while :; do sleep 1; done');
    const forgotten = shell('exec sleep 60');
    await sleep(100);
    supervisor.stdin.write(`+ ${willing} INT\n+ ${unwilling} TERM\n+ ${forgotten} TERM\n- ${forgotten}\n`);
    supervisor.kill('SIGTERM'); // what ends a whole process group must not end the guardian
    supervisor.stdin.end();
    await until(() => !isAlive(willing) && !isAlive(unwilling));
    expect(isAlive(forgotten)).toBe(true);
  }, 20_000);
});
