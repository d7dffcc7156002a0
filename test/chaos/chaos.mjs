#!/usr/bin/env node
// `npm run chaos`.
import { runBuilt } from '../product/run-built.mjs';

await runBuilt('test/chaos/chaos.js');
