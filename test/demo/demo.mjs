#!/usr/bin/env node
// `npm run demo`. Runs on a bare clone: nothing here needs an npm package; `npm start`'s own code installs and builds.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../../deploy/local/bootstrap/build.mjs';
import { checkNode } from '../../deploy/local/bootstrap/node-version.mjs';
import { installNpmPackages } from '../../deploy/local/bootstrap/npm-packages.mjs';
import { endOnSignals, runCommand, StartRefused, tell } from '../../deploy/local/bootstrap/tell.mjs';

const USAGE = `npm run demo [-- options]
  --seed <text>       fixes victims, mules and the banks' faults (default 7)
  --victims <n>       how many (default 300)
  --alerts <n>        how many (default 60)
  --use-running       play against the PayStop that runs on PAYSTOP_DATA_DIR, with its own policy
  --keep              keep the demonstration's data folder and leave PayStop running until Ctrl-C
  --plain             lines instead of the live picture`;

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const TARGETS_OF_DEMO = { first: 30_000, second: 60_000 };
const TARGETS_OF_POLICY = { first: 1_800_000, second: 3_600_000 };
/** Two minutes of the day are two seconds; not less than an answer by callback takes here. */
const ANSWER_WITHIN_MS = 12_000;
const READY_POLL_MS = 250;
const STOP_LIMIT_MS = 15_000;
/** 128 and the number of SIGINT, as shells have it. */
const INTERRUPTED = 130;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string' }, victims: { type: 'string', default: '300' }, alerts: { type: 'string', default: '60' },
        'use-running': { type: 'boolean', default: false }, keep: { type: 'boolean', default: false }, plain: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
      },
    });
    return { ...values, victims: wholeNumber('victims', values.victims, 1), alerts: wholeNumber('alerts', values.alerts, 0) };
  } catch (error) {
    throw new StartRefused(`${error.message}\n${USAGE}`);
  }
}

function wholeNumber(name, text, least) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > 20_000) throw new Error(`--${name} must be a whole number from ${least} to 20000, not "${text}".`);
  return value;
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** The policy shortens clocks; how long a bank may take after its acknowledgement stands in the institutions file. */
function institutionsWithShortWaits(dataDir) {
  const file = join(dataDir, 'demo-institutions.yaml');
  const text = readFileSync(join(root, 'institutions', 'shenzhen.yaml'), 'utf8');
  writeFileSync(file, text.replace(/answerWithinMs: \d+/g, `answerWithinMs: ${ANSWER_WITHIN_MS}`));
  return file;
}

/** The demonstration never touches anybody's data: services that the environment names are left alone. */
function ownEnvironment(dataDir, port) {
  const { DATABASE_URL, REDIS_URL, KAFKA_BROKERS, KAFKA_PREFIX, OIDC_ISSUER, PAYSTOP_SIMULATOR_URL, PAYSTOP_BASE_URL, ...rest } = process.env;
  return { ...rest, PAYSTOP_DATA_DIR: dataDir, PORT: String(port), PAYSTOP_POLICY: join(root, 'test', 'demo', 'policy.yaml'), PAYSTOP_INSTITUTIONS: institutionsWithShortWaits(dataDir), NODE_ENV: 'development' };
}

/** Open to PostgreSQL's own account, which a folder made by mkdtemp is not. */
function newDataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'paystop-demo-'));
  chmodSync(folder, 0o755);
  return folder;
}

function readRuntime(dataDir) {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'runtime.json'), 'utf8'));
  } catch {
    return null; // not ready yet
  }
}

function placeOf(runtime, dataDir, isOwn) {
  const urlOf = (name) => {
    const app = runtime.apps.find((each) => each.name === name);
    if (app === undefined) throw new StartRefused(`This PayStop runs without ${name}: the demonstration needs it.`);
    return app.url;
  };
  return {
    gateway: runtime.gateway, issuer: urlOf('dev-issuer'), simulator: urlOf('bank-simulator'), kafkaBrokers: runtime.kafkaBrokers,
    kafkaPrefix: process.env.KAFKA_PREFIX ?? '', dataDir, isOwn, targetsMs: isOwn ? TARGETS_OF_DEMO : TARGETS_OF_POLICY,
  };
}

/** Starts `npm start` on a data folder of its own; its lines are shown until it is ready. */
function launchPayStop(dataDir, port) {
  const env = ownEnvironment(dataDir, port);
  const child = spawn(process.execPath, [join(root, 'deploy', 'local', 'start.mjs')], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let showing = true;
  child.stdout.on('data', (text) => showing && process.stdout.write(text));
  const exited = new Promise((done) => child.once('exit', (code) => done(code)));
  const ready = (async () => {
    for (;;) {
      const runtime = readRuntime(dataDir);
      if (runtime !== null) return runtime;
      await new Promise((done) => setTimeout(done, READY_POLL_MS));
      if (child.exitCode !== null || child.signalCode !== null) throw new StartRefused(`PayStop ended before it was ready (exit ${child.exitCode ?? child.signalCode}).`);
    }
  })();
  ready.then(() => (showing = false), () => undefined);
  return { ready, stop: () => stopChild(child, exited) };
}

async function stopChild(child, exited) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(limit);
}

function whereToLook(runtime, scoreboardFile, { stays, isOwn }) {
  tell('');
  tell(`  the scoreboard as JSON: ${scoreboardFile}`);
  if (!stays) {
    tell('  to look around afterwards: npm run demo -- --keep, or npm start');
    return;
  }
  tell(`  console ${runtime.console}   API ${runtime.docs}   metrics ${runtime.metrics.join(' ')}`);
  if (isOwn) tell('  still running; Ctrl-C ends it and removes its data');
}

/** @returns the exit code */
async function main() {
  const options = readOptions();
  if (options.help) {
    tell(USAGE);
    return 0;
  }
  checkNode();
  const handOverSignals = endOnSignals();
  await installNpmPackages({ root, env: process.env });
  await build({ root });
  await nextTurn(); // a signal that came while the build kept the loop busy still ends us
  handOverSignals();
  const interrupted = new Promise((done) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => done(INTERRUPTED))));
  const ownFolder = options['use-running'] ? null : newDataFolder();
  const dataDir = ownFolder ?? resolve(root, process.env.PAYSTOP_DATA_DIR || '.paystop');
  const seed = options.seed ?? (ownFolder === null ? String(Date.now() % 1_000_000) : '7');
  const scoreboardFile = join(root, '.paystop', 'demo', 'scoreboard.json');
  let paystop;
  const cleanUp = async () => {
    await paystop?.stop();
    if (ownFolder !== null) rmSync(ownFolder, { recursive: true, force: true });
  };
  try {
    paystop = ownFolder === null ? running(dataDir) : launchPayStop(dataDir, await freePort());
    const runtime = await Promise.race([paystop.ready, interrupted]);
    if (runtime === INTERRUPTED) return INTERRUPTED;
    const place = placeOf(runtime, dataDir, ownFolder !== null);
    const { runDemo } = createRequire(import.meta.url)(join(root, 'dist', 'test', 'demo', 'run-demo.js'));
    const demo = runDemo(place, { seed, victims: options.victims, alerts: options.alerts, plain: options.plain, scoreboardFile, tell });
    const code = await Promise.race([demo, interrupted]);
    if (code !== INTERRUPTED) whereToLook(runtime, scoreboardFile, { stays: options.keep || ownFolder === null, isOwn: ownFolder !== null });
    if (code !== INTERRUPTED && options.keep && ownFolder !== null) await interrupted;
    return code;
  } finally {
    await cleanUp();
  }
}

function running(dataDir) {
  const runtime = readRuntime(dataDir);
  if (runtime === null) throw new StartRefused(`No PayStop runs on ${dataDir}; start it with npm start, or leave --use-running out.`);
  return { ready: Promise.resolve(runtime), stop: async () => undefined };
}

await runCommand(async () => process.exit(await main()));
