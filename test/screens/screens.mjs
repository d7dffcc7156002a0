#!/usr/bin/env node
// `npm run screens [-- <album>]`: pictures of every page into docs/screens, from the running product in the system's Chromium.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../deploy/local/bootstrap/build.mjs';
import { runCommand, tell } from '../../deploy/local/bootstrap/tell.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

await runCommand(async () => {
  await build({ root });
  const { takeScreens } = createRequire(import.meta.url)(join(root, 'dist', 'test', 'screens', 'take-screens.js'));
  await takeScreens(tell, process.argv[2]);
});
