#!/usr/bin/env node
// `npm run screens [-- <album> [<page>]]`: pictures of every page into docs/screens, from the running product in the system's Chromium.
import { runBuilt } from '../product/run-built.mjs';

await runBuilt('test/screens/take-screens.js');
