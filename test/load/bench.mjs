#!/usr/bin/env node
// `npm run bench`.
import { runBuilt } from '../product/run-built.mjs';

await runBuilt('test/load/bench.js');
