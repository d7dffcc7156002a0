#!/usr/bin/env node
// `npm run build`: dist/ from the sources, when they have changed.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './bootstrap/build.mjs';
import { runCommand } from './bootstrap/tell.mjs';

await runCommand(() => build({ root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))) }));
