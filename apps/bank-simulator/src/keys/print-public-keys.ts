import { simulatorPublicKeys } from './toy-keys';

/** `node dist/apps/bank-simulator/src/keys/print-public-keys.js CMB ICBC`: lines for the institutions file. */
const codes = process.argv.slice(2);
for (const code of codes) process.stdout.write(`${code}: ${JSON.stringify(simulatorPublicKeys(code))}\n`);
if (codes.length === 0) process.stdout.write('usage: print-public-keys <CODE> …\n');
