#!/usr/bin/env node
// The front ends, built and compressed into the folder that is named as the only argument.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { compressAssets } from './compress-assets.mjs';

const FRONT_ENDS = ['console', 'officer'];
const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('name the folder to build into');

for (const app of FRONT_ENDS) {
  const { default: settings } = await import(pathToFileURL(join('apps', app, 'vite.config.mjs')).href);
  const outDir = join(process.cwd(), target, app);
  await build({ ...settings, build: { ...settings.build, outDir } });
  compressAssets(outDir);
}
