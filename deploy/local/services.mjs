#!/usr/bin/env node
// `npm run services`: only PostgreSQL, Redis and Kafka, for tests and apps that are run by hand.
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
  const { runServices } = createRequire(import.meta.url)(join(root, 'dist/deploy/local/commands/services.js'));
  await runServices({ root, surroundings: surroundings(), processes: { identityOf, isRunning } });
});
