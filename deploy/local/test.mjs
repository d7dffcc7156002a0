#!/usr/bin/env node
// `npm test [-- stages]`. Runs on a bare clone: nothing here needs an npm package.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './bootstrap/build.mjs';
import { checkNode } from './bootstrap/node-version.mjs';
import { installNpmPackages } from './bootstrap/npm-packages.mjs';
import { identityOf, isRunning } from './bootstrap/process-identity.mjs';
import { endOnSignals, runCommand, surroundings } from './bootstrap/tell.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

await runCommand(async () => {
  checkNode();
  const handOverSignals = endOnSignals();
  await installNpmPackages({ root, env: process.env });
  await build({ root });
  handOverSignals();
  const { test } = createRequire(import.meta.url)(join(root, 'dist/deploy/local/commands/test.js'));
  const processes = { identityOf, isRunning };
  process.exitCode = await test({ root, stages: process.argv.slice(2), surroundings: surroundings(), processes });
});
