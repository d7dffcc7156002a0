import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const CACHE = join(ROOT, 'node_modules/.cache');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A child process with its output collected. */
class Sample {
  out = '';
  err = '';
  readonly ended: Promise<Ended>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk) => (this.out += String(chunk)));
    child.stderr?.on('data', (chunk) => (this.err += String(chunk)));
    this.ended = new Promise((resolve) => child.on('close', (code) => resolve({ code, out: this.out, err: this.err })));
  }

  async says(text: string): Promise<void> {
    while (!this.out.includes(text)) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('an app in a process of its own', () => {
  let dist: string;
  const started: ChildProcess[] = [];
  beforeAll(() => {
    mkdirSync(CACHE, { recursive: true });
    dist = mkdtempSync(join(CACHE, 'run-app-'));
    execFileSync(join(ROOT, 'node_modules/.bin/swc'), ['libs', '-d', dist, '--config-file', '.swcrc'], { cwd: ROOT, stdio: 'ignore' });
  }, 60_000);
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
    rmSync(dist, { recursive: true, force: true });
  });

  const script = (): string => join(dist, 'libs/service-kit/test/sample-app.js');
  const run = (env: Record<string, string> = {}): Sample => {
    const child = spawn(process.execPath, [script()], { env: { PATH: process.env['PATH'], ...env } });
    started.push(child);
    return new Sample(child);
  };

  it.each(['SIGTERM', 'SIGINT'] as const)('stops cleanly on %s', async (signal) => {
    const sample = run();
    await sample.says('app ready');
    sample.child.kill(signal);
    expect(await sample.ended).toMatchObject({ code: 0, out: expect.stringContaining('stopped cleanly') });
  });

  it('ends at once when it is stopped while it still waits', async () => {
    const sample = run({ SAMPLE_BEHAVIOUR: 'waiting' });
    await sample.says('waiting');
    sample.child.kill('SIGTERM');
    expect((await sample.ended).code).toBe(0);
  });

  it('exits 78 with one sentence when its configuration is wrong', async () => {
    const { code, err, out } = await run({ SAMPLE_BEHAVIOUR: 'misconfigured' }).ended;
    expect([code, err, out]).toEqual([78, 'sample: The environment variable KAFKA_BROKERS is not set but is required: set it and start again.\n', '']);
  });

  it.each(['broken', 'crashing', 'rejecting'])('exits 1 and says why when it is %s', async (behaviour) => {
    const { code, out } = await run({ SAMPLE_BEHAVIOUR: behaviour }).ended;
    expect(code).toBe(1);
    expect(out).toMatch(/broken at the start|later/);
  });

  it('reads its files again on SIGHUP and says with what result', async () => {
    const sample = run();
    await sample.says('app ready');
    sample.child.kill('SIGHUP');
    await sample.says('institutions read again: 42');
    sample.child.kill('SIGTERM');
    expect((await sample.ended).code).toBe(0);
  });

  it('ends when the process that it was told to watch is gone', async () => {
    const parent = spawn('sleep', ['60']);
    started.push(parent);
    const sample = run({ PAYSTOP_PARENT_PID: String(parent.pid) });
    await sample.says('app ready');
    parent.kill('SIGKILL');
    expect(await sample.ended).toMatchObject({ code: 0, out: expect.stringContaining('parent gone') });
  });

  it('tells its parent when it is ready, and ends when the channel to it closes', async () => {
    const child = fork(script(), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: {} });
    started.push(child);
    const exit = new Promise((resolve) => child.on('exit', resolve));
    expect(await new Promise((resolve) => child.on('message', resolve))).toMatchObject({ type: 'ready', name: 'sample', url: expect.stringContaining('http://') });
    child.disconnect();
    expect(await exit).toBe(0);
  });
});
