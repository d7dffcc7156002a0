// Runs a compiled program of this folder's neighbours on a bare clone too: `npm start`'s own code installs and builds.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../deploy/local/bootstrap/build.mjs';
import { checkNode } from '../../deploy/local/bootstrap/node-version.mjs';
import { installNpmPackages } from '../../deploy/local/bootstrap/npm-packages.mjs';
import { runCommand } from '../../deploy/local/bootstrap/tell.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string} program below dist/ */
export async function runBuilt(program) {
  await runCommand(async () => {
    checkNode();
    await installNpmPackages({ root, env: process.env });
    await build({ root });
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', program), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    const [code] = await once(child, 'exit');
    process.exitCode = code ?? 1;
  });
}
