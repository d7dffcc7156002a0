import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { aloneInClone } from './clone-lock.mjs';
import { StartRefused, step } from './tell.mjs';

const SOURCES = ['libs', 'apps', 'deploy', 'test'];
/** Built by Vite for browsers, not by swc for Node. */
const FRONT_END = ['apps/console', 'apps/officer', 'libs/api-client', 'libs/ui-kit'];
/** What front ends are made of besides: a change here makes them stale, too. */
const FRONT_END_READS = [...FRONT_END, 'libs/kernel', 'libs/paste-parser', 'deploy/local/web'];
const STAMP = '.built-from';
const WEB = 'web';

/** @param {string} folder @param {(path: string) => void} visit */
function walk(folder, visit) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, visit);
    else visit(path);
  }
}

/** The folders that swc compiles. @param {string} root */
function serverFolders(root) {
  const present = SOURCES.filter((name) => existsSync(join(root, name)));
  return present.flatMap((name) => {
    if (!FRONT_END.some((folder) => folder.startsWith(`${name}/`))) return [name];
    return readdirSync(join(root, name)).filter((entry) => !entry.startsWith('.')).map((entry) => `${name}/${entry}`).filter((folder) => !FRONT_END.includes(folder));
  });
}

/** Names, sizes and times of everything that a build reads. @param {string} root @param {readonly string[]} folders @param {readonly string[]} files */
function fingerprint(root, folders, files) {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const source of folders.map((name) => join(root, name)).filter(existsSync)) walk(source, add);
  for (const file of files) add(join(root, file));
  return hash.digest('hex');
}

/** @param {string} folder */
function stampOf(folder) {
  try {
    return readFileSync(join(folder, STAMP), 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} root @param {readonly string[]} args @param {string} what */
function runNode(root, args, what) {
  return new Promise((done, fail) => {
    const run = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    run.once('error', fail);
    run.once('exit', (code) => (code === 0 ? done() : fail(new StartRefused(`the build failed (${what} ended with ${code})`))));
  });
}

/** The finished build takes the old one's place in one step: what still runs from it never sees half of it. @param {string} place @param {string} target */
function swapIn(place, target) {
  const old = `${place}.old-${process.pid}`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(target, place);
  rmSync(old, { recursive: true, force: true });
}

/** @param {string} root */
async function buildServer(root) {
  const wanted = fingerprint(root, serverFolders(root), ['.swcrc', 'package-lock.json']);
  const dist = join(root, 'dist');
  if (stampOf(dist) === wanted) return;
  await aloneInClone(root, async () => {
    if (stampOf(dist) !== wanted) await compileServer(root, wanted);
  });
}

/** @param {string} root @param {string} wanted */
async function compileServer(root, wanted) {
  const dist = join(root, 'dist');
  await step('build (swc to dist/)', async () => {
    const name = `dist.new-${process.pid}`;
    const target = join(root, name);
    try {
      const program = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
      await runNode(root, [program, ...serverFolders(root), '-d', name, '--config-file', '.swcrc', '--extensions', '.ts,.tsx', '--quiet'], 'swc');
      writeFileSync(join(target, STAMP), wanted);
      if (existsSync(join(dist, WEB))) cpSync(join(dist, WEB), join(target, WEB), { recursive: true });
      swapIn(dist, target);
    } finally {
      rmSync(target, { recursive: true, force: true });
    }
  });
}

/** @param {string} root */
async function buildFrontEnds(root) {
  const wanted = fingerprint(root, FRONT_END_READS, ['package-lock.json']);
  const place = join(root, 'dist', WEB);
  if (!existsSync(join(root, FRONT_END[0])) || stampOf(place) === wanted) return;
  await aloneInClone(root, async () => {
    if (stampOf(place) !== wanted) await bundleFrontEnds(root, wanted);
  });
}

/** @param {string} root @param {string} wanted */
async function bundleFrontEnds(root, wanted) {
  const place = join(root, 'dist', WEB);
  await step('build (front ends, Vite to dist/web/)', async () => {
    const name = `dist.web-${process.pid}`;
    const target = join(root, name);
    try {
      await runNode(root, ['deploy/local/web/build-web.mjs', name], 'vite');
      writeFileSync(join(target, STAMP), wanted);
      mkdirSync(join(root, 'dist'), { recursive: true });
      swapIn(place, target);
    } finally {
      rmSync(target, { recursive: true, force: true });
    }
  });
}

/** dist/ from the sources, when they have changed. @param {{root: string}} options */
export async function build({ root }) {
  await buildServer(root);
  await buildFrontEnds(root);
}
