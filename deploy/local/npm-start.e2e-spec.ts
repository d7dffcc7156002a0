import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, testServices, type TestServices } from '@paystop/testing';
import type { RuntimeState } from './supervisor/runtime-file';

const ROOT = resolve(__dirname, '..', '..');
const START = join(ROOT, 'deploy', 'local', 'start.mjs');
const READY_WITHIN_MS = 60_000;
const TEST_LIMIT_MS = 120_000;

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** `npm start` itself, with its processes, on the services of the test run. */
describe('npm start', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'paystop start '));
  const runs: Run[] = [];
  let env: NodeJS.ProcessEnv;
  let services: TestServices;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(ROOT, 'deploy', 'local', 'build.mjs')]);
    services = await testServices();
    const { databaseUrl, redisUrl, kafkaBrokers, kafkaPrefix } = services;
    env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      KAFKA_BROKERS: String(kafkaBrokers),
      KAFKA_PREFIX: kafkaPrefix,
      PAYSTOP_DATA_DIR: dataDir,
      PORT: String(await freePort()),
    };
  }, TEST_LIMIT_MS);
  afterAll(async () => {
    for (const { child, ended } of runs) {
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(dataDir, { recursive: true, force: true });
    await services.stop();
  }, TEST_LIMIT_MS);

  function start(more: NodeJS.ProcessEnv = {}, ...args: string[]): Run {
    const child = spawn(process.execPath, [START, ...args], { cwd: tmpdir(), env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    const run = { child, said: () => said, ended };
    runs.push(run);
    return run;
  }

  async function ready(run: Run): Promise<RuntimeState> {
    await until(() => run.said().includes('PayStop is ready') || run.child.exitCode !== null, READY_WITHIN_MS);
    expect(run.said()).toContain('PayStop is ready');
    return runtime();
  }

  function runtime(): RuntimeState {
    return JSON.parse(readFileSync(join(dataDir, 'runtime.json'), 'utf8')) as RuntimeState;
  }

  async function until(condition: () => boolean, withinMs = 15_000): Promise<void> {
    const givesUpAt = Date.now() + withinMs;
    while (!condition() && Date.now() < givesUpAt) await sleep(50);
  }

  const pids = (state: RuntimeState): number[] => state.apps.map(({ pid }) => pid);

  it('brings up every app as its own process and tells where they are', async () => {
    const state = await ready(start());
    expect(state.apps.map(({ name }) => name)).toEqual(['dev-issuer', 'gateway', 'orchestrator', 'dispatcher', 'projector', 'bank-simulator']);
    expect(state.gateway).toBe(`http://127.0.0.1:${env['PORT'] ?? ''}`);
    for (const { name, pid, url } of state.apps) {
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toContain(`apps/${name}`);
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    }
    for (const url of state.metrics) expect((await fetch(url)).status).toBe(200);
  }, TEST_LIMIT_MS);

  it('refuses a second start on the same data folder with the address of the first', async () => {
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`PayStop is already running on ${dataDir} at ${runtime().gateway}`);
  }, TEST_LIMIT_MS);

  it('has every app read the institutions file again on SIGHUP, and says with what result', async () => {
    const told = (app: string): string => readFileSync(join(dataDir, 'logs', `${app}.log`), 'utf8');
    const readers = ['gateway', 'orchestrator', 'dispatcher'];
    runs[0]?.child.kill('SIGHUP');
    await until(() => readers.every((app) => told(app).includes('institutions file read again: 42 institutions')));
    for (const app of readers) expect(told(app)).toContain('institutions file read again: 42 institutions');
    expect(runs[0]?.said()).toContain('SIGHUP: the apps read the institutions file again');
    expect(runs[0]?.child.exitCode).toBeNull();
  }, TEST_LIMIT_MS);

  it('starts a killed app again and keeps runtime.json true', async () => {
    const before = runtime().apps.find(({ name }) => name === 'projector');
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await until(() => runtime().apps.find(({ name }) => name === 'projector')?.pid !== before?.pid);
    const after = runtime().apps.find(({ name }) => name === 'projector');
    expect(after?.url).toBe(before?.url);
    expect(isAlive(after?.pid ?? 0)).toBe(true);
  }, TEST_LIMIT_MS);

  it('leaves no orphan after kill -9 of itself, and its lock is taken over', async () => {
    const state = runtime();
    runs[0]?.child.kill('SIGKILL');
    await until(() => !pids(state).some(isAlive));
    expect(pids(state).filter(isAlive)).toEqual([]);
    await ready(start());
  }, TEST_LIMIT_MS);

  it('stops cleanly within ten seconds on SIGTERM and leaves nothing but its data', async () => {
    const state = runtime();
    const run = runs.at(-1);
    const began = Date.now();
    run?.child.kill('SIGTERM');
    expect(await run?.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(pids(state).filter(isAlive)).toEqual([]);
    expect(existsSync(join(dataDir, 'runtime.json'))).toBe(false);
    expect(existsSync(join(dataDir, 'supervisor.lock'))).toBe(false);
  }, TEST_LIMIT_MS);

  it('runs all apps in one process with --single, without simulators with --no-simulator', async () => {
    const run = start({}, '--single', '--no-simulator');
    const state = await ready(run);
    expect(new Set(pids(state)).size).toBe(1);
    expect(state.apps.map(({ name }) => name)).not.toContain('bank-simulator');
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
  }, TEST_LIMIT_MS);

  it('stops with a sentence that names what is wrong in the configuration', async () => {
    const policy = join(dataDir, 'bad-policy.yaml');
    writeFileSync(policy, 'hold: {length: two days}\n');
    const run = start({ PAYSTOP_POLICY: policy });
    expect(await run.ended).toBe(1);
    expect(run.said()).toMatch(/hold.*length/);
    expect(run.said()).not.toContain('starting it again');
    expect(run.said()).not.toContain('✓ starting dev-issuer');
  }, TEST_LIMIT_MS);

  it('refuses a busy PORT by its name and number, and a wrong one', async () => {
    const port = await freePort();
    const server = await new Promise<Server>((done) => {
      const listening = createServer().listen(port, '127.0.0.1', () => done(listening));
    });
    const busy = start({ PORT: String(port) });
    expect(await busy.ended).toBe(1);
    expect(busy.said()).toContain(`PORT ${port} on 127.0.0.1 is in use by another program`);
    server.close();
    const wrong = start({ PORT: 'http' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toContain('PORT must be a whole number from 0 to 65535, not "http"');
  }, TEST_LIMIT_MS);

  it('refuses an option that it does not know', async () => {
    const run = start({}, '--frsh');
    expect(await run.ended).toBe(1);
    expect(run.said()).toContain('--frsh is not an option');
  });

  it('says in a sentence where it may not write', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paystop-'));
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const run = start({ PAYSTOP_DATA_DIR: join(file, 'below') });
    expect(await run.ended).toBe(1);
    expect(run.said()).toContain(`cannot write ${join(file, 'below')}`);
    expect(run.said()).not.toContain('    at ');
    rmSync(folder, { recursive: true });
  });

  it('empties only folders that it made itself', async () => {
    const foreign = mkdtempSync(join(tmpdir(), 'somebody else '));
    writeFileSync(join(foreign, 'thesis.txt'), 'years of work');
    const run = start({ PAYSTOP_DATA_DIR: foreign }, '--fresh');
    expect(await run.ended).toBe(1);
    expect(run.said()).toContain('--fresh empties only folders that PayStop made');
    expect(readFileSync(join(foreign, 'thesis.txt'), 'utf8')).toBe('years of work');
    rmSync(foreign, { recursive: true });
  }, TEST_LIMIT_MS);
});
