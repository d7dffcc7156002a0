#!/usr/bin/env node
// `npm start`. Runs on a bare clone: nothing here needs an npm package.
import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './bootstrap/build.mjs';
import { claimDataFolder } from './bootstrap/data-folder.mjs';
import { checkNode } from './bootstrap/node-version.mjs';
import { installNpmPackages } from './bootstrap/npm-packages.mjs';
import { identityOf, isRunning } from './bootstrap/process-identity.mjs';
import { claimPublicPort } from './bootstrap/public-port.mjs';
import { endOnSignals, runCommand, StartRefused, surroundings } from './bootstrap/tell.mjs';

const USAGE = `npm start [-- options]
  --fresh         empty the data folder first
  --single        all apps in one process
  --no-simulator  without the bank simulators`;

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} args */
function readOptions(args) {
  const unknown = args.find((arg) => !['--fresh', '--single', '--no-simulator'].includes(arg));
  if (unknown !== undefined) throw new StartRefused(`${unknown} is not an option.\n${USAGE}`);
  return {
    fresh: args.includes('--fresh'),
    single: args.includes('--single'),
    simulator: !args.includes('--no-simulator'),
  };
}

await runCommand(async () => {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  checkNode();
  const options = readOptions(process.argv.slice(2));
  const handOverSignals = endOnSignals();
  const dataFolder = claimDataFolder({ root, env: process.env });
  try {
    const gatewayPort = await claimPublicPort(process.env);
    await installNpmPackages({ root, env: process.env });
    await build({ root });
    const { start } = createRequire(import.meta.url)(join(root, 'dist/deploy/local/commands/start.js'));
    const processes = { identityOf, isRunning };
    await nextTurn(); // a signal that came while the build or the loading kept the loop busy is still ours
    handOverSignals();
    await start({ root, dataFolder, gatewayPort, options, surroundings: surroundings(), processes });
  } catch (error) {
    dataFolder.release();
    throw error;
  }
});
