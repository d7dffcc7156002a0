/** Reads the committed AsyncAPI document with the standard's own parser; exit code 1 and a line for each thing that is wrong. */
import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';

const FILE = 'libs/contracts/generated/asyncapi.json';
const ERROR_SEVERITY = 0;

const { diagnostics } = await new Parser().parse(readFileSync(FILE, 'utf8'));
const errors = diagnostics.filter((diagnostic) => diagnostic.severity === ERROR_SEVERITY);
for (const { path, message } of errors) process.stderr.write(`${FILE} /${path.join('/')}: ${message}\n`);
process.exitCode = errors.length === 0 ? 0 : 1;
