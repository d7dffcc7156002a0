import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { StartRefused, step } from './tell.mjs';

const SOURCES = ['libs', 'apps', 'deploy', 'test'];
const STAMP = '.built-from';

/** @param {string} folder @param {(path: string) => void} visit */
function walk(folder, visit) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, visit);
    else visit(path);
  }
}

/** Names, sizes and times of everything the build reads. @param {string} root */
function fingerprint(root) {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const source of SOURCES.map((name) => join(root, name)).filter(existsSync)) walk(source, add);
  for (const file of ['.swcrc', 'package-lock.json']) add(join(root, file));
  return hash.digest('hex');
}

/** @param {string} root */
function stampOf(root) {
  try {
    return readFileSync(join(root, 'dist', STAMP), 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} root @param {string} target */
function swc(root, target) {
  const program = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const sources = SOURCES.filter((name) => existsSync(join(root, name)));
  const args = [program, ...sources, '-d', target, '--config-file', '.swcrc', '--quiet'];
  return new Promise((done, fail) => {
    const run = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    run.once('error', fail);
    run.once('exit', (code) => (code === 0 ? done() : fail(new StartRefused(`the build failed (swc ended with ${code})`))));
  });
}

/** The finished build takes the old one's place in one step: what still runs from dist/ never sees half of it. */
function swapIn(root, target) {
  const dist = join(root, 'dist');
  const old = join(root, `dist.old-${process.pid}`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(target, dist);
  rmSync(old, { recursive: true, force: true });
}

/** @param {{root: string}} options */
export async function build({ root }) {
  const wanted = fingerprint(root);
  if (stampOf(root) === wanted) return;
  await step('build (swc to dist/)', async () => {
    const name = `dist.new-${process.pid}`;
    const target = join(root, name);
    try {
      await swc(root, name);
      writeFileSync(join(target, STAMP), wanted);
      swapIn(root, target);
    } finally {
      rmSync(target, { recursive: true, force: true });
    }
  });
}
